import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { useEffect, useLayoutEffect } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { useConnectPopup, type Connection, type ConnectProviderProps, type Outcome } from '../index.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);
const App = (props: Partial<ConnectProviderProps>) => <live.App {...props} />;

test('calls the newest callback, not the one of the click', async () => {
  const first = vi.fn<(outcome: Outcome) => void>();
  const second = vi.fn<(outcome: Outcome) => void>();
  const { result, rerender } = renderHook(
    (onOutcome: typeof first) => useConnectPopup({ application: 'linkedin', onOutcome }),
    { wrapper: App, initialProps: first },
  );
  const outcome = result.current.open();
  rerender(second);
  expect(await outcome).toMatchObject({ status: 'connected' });
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
});

test.each([
  ['effect', useEffect],
  ['layout effect', useLayoutEffect],
])(
  'ended by an %s below in the render that passes a new callback: the new one is called',
  async (_, useIt) => {
    live.server.options.visit = 'stays';
    const first = vi.fn<(outcome: Outcome) => void>();
    const second = vi.fn<(outcome: Outcome) => void>();
    function Step({ isOver, cancel }: { isOver: boolean; cancel: () => void }) {
      useIt(() => {
        if (isOver) cancel();
      }, [isOver, cancel]);
      return null;
    }
    function Wizard({ isOver, onOutcome }: { isOver: boolean; onOutcome: typeof first }) {
      const popup = useConnectPopup({ application: 'linkedin', onOutcome });
      return (
        <>
          <button onClick={() => void popup.open()}>Open</button>
          <Step isOver={isOver} cancel={popup.cancel} />
        </>
      );
    }
    const { rerender } = render(<Wizard isOver={false} onOutcome={first} />, { wrapper: App });
    screen.getByRole('button', { name: 'Open' }).click();
    rerender(<Wizard isOver onOutcome={second} />);
    await waitFor(() => expect(second.mock.calls).toEqual([[{ status: 'cancelled' }]]));
    expect(first).not.toHaveBeenCalled();
  },
);

const received = vi.fn<(userId: string, outcome: Outcome) => void>();
function OwnedStep({ userId }: { userId: string }) {
  const { open, cancel } = useConnectPopup({
    application: 'linkedin',
    onOutcome: (outcome) => received(userId, outcome),
  });
  useLayoutEffect(() => cancel, [cancel]); // as apps do that end what a step began
  return <button onClick={() => void open()}>Open</button>;
}
const stepOf = (userId: string) => (
  <App owner={{ userId }}>
    <OwnedStep userId={userId} />
  </App>
);

test('an attempt that ends while the owner changes is not reported to the new owner', () => {
  live.server.options.visit = 'stays';
  const { rerender } = render(stepOf('jane'));
  screen.getByRole('button', { name: 'Open' }).click();
  rerender(stepOf('bob'));
  expect(received.mock.calls.filter(([userId]) => userId === 'bob')).toEqual([]);
});

test('a callback that throws does not stop the others, and its error is reported', async () => {
  const thrown: unknown[] = [];
  const catchIt = (event: ErrorEvent) => {
    event.preventDefault();
    thrown.push(event.error);
  };
  addEventListener('error', catchIt);
  const theirs = new Error('theirs');
  const onConnected = vi.fn<(connection: Connection) => void>();
  const onOutcome = () => {
    throw theirs;
  };
  const { result } = renderHook(() => useConnectPopup({ application: 'linkedin', onOutcome, onConnected }), {
    wrapper: App,
  });
  await result.current.open();
  await waitFor(() => expect(thrown).toEqual([theirs]));
  expect(onConnected).toHaveBeenCalledOnce();
  removeEventListener('error', catchIt);
});
