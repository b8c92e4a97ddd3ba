import { ApplicationPicker, ConnectionList } from '@kit/react';
import { useRef } from 'react';

export function InDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Accounts
      </button>
      <dialog ref={dialog} aria-label="Accounts" style={{ inlineSize: 'min(36rem, 100vw - 2rem)' }}>
        <ApplicationPicker />
        <ConnectionList />
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
