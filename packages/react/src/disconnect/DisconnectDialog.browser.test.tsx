import '@kit/react/styles.css';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConnectionList } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';

afterEach(cleanup);

const kitDialog = () => screen.findByRole<HTMLDialogElement>('dialog', { name: /LinkedIn/ });
const pressDisconnect = () => userEvent.click(screen.getByRole('button', { name: /^Disconnect/ }));

test('a dialog of the app receives no `cancel` or `close` of this one', async () => {
  const received: string[] = [];
  function HostDialog({ children }: { children: ReactNode }) {
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => dialog.current?.showModal(), []);
    return (
      <dialog
        ref={dialog}
        aria-label="Settings"
        onCancel={() => received.push('cancel')}
        onClose={() => received.push('close')}
      >
        {children}
      </dialog>
    );
  }
  const live = await startLiveApp();
  await live.seed([{ application: 'linkedin', accountName: 'jane' }]);
  render(
    <live.App>
      <HostDialog>
        <ConnectionList />
      </HostDialog>
    </live.App>,
  );
  await screen.findByText('jane');

  await pressDisconnect();
  const dialog = await kitDialog();
  // StrictMode closes a dialog once after it has opened. The event comes later.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(dialog.open).toBe(true);
  dialog.requestClose(); // as the back gesture of Android does
  await waitFor(() => expect(dialog.isConnected).toBe(false));
  expect(received).toEqual([]);
  expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Settings' }).open).toBe(true);
});
