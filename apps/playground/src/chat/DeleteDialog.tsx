import { useEffect, useRef } from 'react';
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
  const dialog = useRef<HTMLDialogElement>(null);
  const remove = useDeleteThread();
  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog ref={dialog} className="delete-dialog" aria-labelledby="delete-title" onClose={onClose}>
      <h2 id="delete-title">Delete this conversation?</h2>
      <p dir="auto">{thread.title}</p>
      <p className="quiet">
        Its messages are deleted, and its browser is closed. Your accounts stay connected.
      </p>
      {remove.error && (
        <p className="problem" role="alert">
          It could not be deleted. Try again.
        </p>
      )}
      <div>
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
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
          Delete
        </button>
      </div>
    </dialog>
  );
}
