import { ApplicationPicker, ConnectionList } from '@kit/react';
import { useRef } from 'react';

export function InDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Accounts
      </button>
      <dialog
        ref={dialog}
        aria-label="Accounts"
        style={{
          boxSizing: 'border-box',
          inlineSize: 'min(40rem, 100vw - 2rem)',
          border: '1px solid var(--connect-border)',
          borderRadius: 'var(--connect-radius-large)',
          background: 'var(--connect-surface-raised)',
        }}
      >
        <div style={{ display: 'grid', gap: '1rem' }}>
          <ApplicationPicker />
          <ConnectionList />
          <form method="dialog" style={{ justifySelf: 'end' }}>
            <button type="submit">Close</button>
          </form>
        </div>
      </dialog>
    </>
  );
}
