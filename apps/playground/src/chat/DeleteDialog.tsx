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
                onDeleted();
                dialog.current?.close();
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
