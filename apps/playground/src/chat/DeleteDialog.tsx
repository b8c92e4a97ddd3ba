import { useEffect, useRef } from 'react';
import { useTexts } from '../texts.ts';
import { useDeleteThread } from './useThreads.ts';

/** Asks before a conversation is deleted. */
export function DeleteDialog({
  thread,
  onClose,
  onDeleted,
}: {
  thread: { id: string; title: string };
  onClose: () => void;
  onDeleted: () => void;
}) {
  const texts = useTexts().chat;
  const dialog = useRef<HTMLDialogElement>(null);
  const remove = useDeleteThread();
  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog ref={dialog} className="delete-dialog" aria-labelledby="delete-title" onClose={onClose}>
      <h2 id="delete-title">{texts.deleteQuestion}</h2>
      <p dir="auto">{thread.title}</p>
      <p className="quiet">{texts.deleteHint}</p>
      {remove.error && (
        <p className="problem" role="alert">
          {texts.deleteFailed}
        </p>
      )}
      <div>
        <button type="button" onClick={() => dialog.current?.close()}>
          {texts.cancel}
        </button>
        <button
          type="button"
          className="danger"
          aria-disabled={remove.isPending}
          onClick={() =>
            remove.mutate(thread.id, {
              onSuccess: () => {
                dialog.current?.close();
                // The button of the list has the focus again. It vanishes, so the first one of the list gets it.
                document.activeElement?.closest('nav')?.querySelector('button')?.focus();
                onDeleted();
              },
            })
          }
        >
          {texts.delete}
        </button>
      </div>
    </dialog>
  );
}
