import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ConnectAccountButton,
  ConnectionList,
  useConnections,
  useConnectPopup,
  type Connection,
  type AttemptEvent,
  type ConnectProviderProps,
  type Outcome,
} from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);
const App = (props: Partial<ConnectProviderProps>) => <live.App {...props} />;

test('connects under StrictMode, and calls each callback once', async () => {
  const onConnected = vi.fn<(connection: Connection) => void>();
  render(
    <App>
      <ConnectAccountButton application="linkedin" name="LinkedIn" onConnected={onConnected} />
      <ConnectionList />
    </App>,
  );
  screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await screen.findByText('jane@example.com');
  expect(onConnected).toHaveBeenCalledOnce();
  expect(live.server.emulator.tokens()).toHaveLength(1);
});

test('a locale without functions, as from a Server Component, falls back to English', () => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what comes over the border there
  const locale = { connected: 'Fertig' } as typeof strings;
  render(
    <App locale={locale}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
    </App>,
  );
  expect(screen.getByRole('button', { name: 'Connect LinkedIn' })).toBeTruthy();
  expect(consoleError).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("'use client'"));
  consoleError.mockRestore();
});

test('an attempt continues after its component unmounts', async () => {
  live.server.options.latency = 100;
  const popup = renderHook(() => useConnectPopup({ application: 'linkedin' }), { wrapper: App });
  const outcome = popup.result.current.open();
  popup.unmount();
  expect(await outcome).toMatchObject({ status: 'connected' });
});

test('two buttons of one application share one attempt', async () => {
  const { result } = renderHook(
    () =>
      [useConnectPopup({ application: 'linkedin' }), useConnectPopup({ application: 'linkedin' })] as const,
    { wrapper: App },
  );
  const [one, other] = result.current;
  const outcomes = await Promise.all([one.open(), other.open()]);
  expect(outcomes[0]).toBe(outcomes[1]);
  expect(live.server.emulator.tokens()).toHaveLength(1);
});

describe('another user in the same tab', () => {
  const outcomes = vi.fn<(outcome: Outcome) => void>();
  const view = (userId: string) => (
    <App owner={{ userId }}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" onOutcome={outcomes} />
      <ConnectionList />
    </App>
  );
  beforeEach(() => void outcomes.mockClear());

  test('sees neither the accounts nor the attempt of the previous user', async () => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    live.server.options.visit = 'stays';
    const open = vi.spyOn(live.environment, 'open');
    const { rerender } = render(view('jane'));
    await screen.findByText('janes notes');
    screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
    await waitFor(() => expect(live.server.emulator.tokens()).toHaveLength(1));

    live.server.options.trouble = { listConnections: 'silent' };
    rerender(view('bob'));
    expect(screen.queryByText('janes notes')).toBeNull();
    expect(screen.getByRole('button', { name: 'Connect LinkedIn' }).dataset['state']).toBe('idle');

    expect(open.mock.results[0]?.value).toMatchObject({ closed: true });

    rerender(view('jane'));
    await screen.findByText(strings.waiting); // hers is taken up again
    expect(outcomes).not.toHaveBeenCalled();
  });

  test('receives no event of an attempt that the server does not show them', async () => {
    live.environment.sessionStorage.setItem(
      'connect:/api/connect:linkedin:',
      JSON.stringify({ attemptId: 'a-of-jane', deadline: Date.now() + 600_000 }),
    );
    render(
      <App>
        <ConnectAccountButton application="linkedin" name="LinkedIn" onOutcome={outcomes} />
      </App>,
    );
    const button = await screen.findByRole('button', { name: 'Connect LinkedIn' });
    await waitFor(() => expect(button.dataset['state']).toBe('idle'));
    expect(live.environment.sessionStorage.getItem('connect:/api/connect:linkedin:')).toBeNull();
    expect(outcomes).not.toHaveBeenCalled();
  });
});

test('receives the events of an attempt that resumes during mount', () => {
  live.environment.sessionStorage.setItem(
    'connect:/api/connect:linkedin:',
    JSON.stringify({ attemptId: 'a1', deadline: Date.now() + 600_000 }),
  );
  const events = vi.fn<(event: AttemptEvent) => void>();
  render(
    <App onEvent={events}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
    </App>,
  );
  expect(events).toHaveBeenCalledWith(expect.objectContaining({ type: 'attempt.resumed', attempt: 'a1' }));
});

test('a new mode applies to the next click, not to the current attempt', async () => {
  live.server.options.visit = 'stays';
  const assign = vi.spyOn(live.environment.location, 'assign');
  const button = <ConnectAccountButton application="linkedin" name="LinkedIn" />;
  const { rerender } = render(<App mode="popup">{button}</App>);
  screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await screen.findByText(strings.continueInWindow);
  rerender(<App mode="redirect">{button}</App>);
  expect(screen.getByText(strings.continueInWindow)).toBeTruthy();

  rerender(
    <App mode="redirect">
      <ConnectAccountButton application="notion" name="Notion" />
    </App>,
  );
  screen.getByRole('button', { name: 'Connect Notion' }).click();
  await waitFor(() => expect(assign).toHaveBeenCalledOnce());
});

test('attributes of the caller stay, also on the link that replaces the button', async () => {
  live.server.options.visit = 'blocked';
  const ref = createRef<HTMLElement>();
  render(
    <App mode="popup">
      <p id="why">To import contacts.</p>
      <ConnectAccountButton
        application="linkedin"
        name="LinkedIn"
        ref={ref}
        id="mine"
        title="Mine"
        data-testid="mine"
        style={{ order: 3 }}
        aria-describedby="why"
      />
    </App>,
  );
  const button = screen.getByRole('button', { name: 'Connect LinkedIn' });
  expect(button.getAttribute('aria-describedby')).toBe('why');
  expect(ref.current).toBe(button);
  button.click();

  const link = await screen.findByRole('link');
  expect(ref.current).toBe(link);
  expect(link).toMatchObject({ id: 'mine', title: 'Mine' });
  expect(link.dataset['testid']).toBe('mine');
  expect(link.style.order).toBe('3');
  expect(link.getAttribute('aria-describedby')).toBe('why mine-message');
});

test('without a provider, the error names the fix', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => renderHook(() => useConnections())).toThrow('Wrap your app in <ConnectProvider>');
  vi.restoreAllMocks();
});

const initial = {
  initialApplications: [{ application: 'notion', name: 'Notion' }],
  initialConnections: [
    { id: 'c1', application: 'notion', accountName: 'ada', status: 'connected', connectedAt: '2026-01-01' },
  ] satisfies Connection[],
};

const rendered = (userId: string, isShown = true) => (
  <App {...initial} owner={{ userId }}>
    {isShown && <ConnectionList />}
  </App>
);

test('initial data of one user is not shown to the next', async () => {
  live.server.options.trouble = { listConnections: 'silent', listApplications: 'silent' };
  const { rerender } = render(rendered('one'));
  expect(screen.getByText('ada')).toBeTruthy();
  rerender(rendered('two'));
  await waitFor(() => expect(screen.queryByText('ada')).toBeNull());
  expect(screen.getByText(strings.loading)).toBeTruthy();
});

test('initial data does not return after the cache has dropped it', async () => {
  const { rerender } = render(rendered('ada')); // while the session is Jane's
  expect(screen.getByText('ada')).toBeTruthy();
  await screen.findByText(strings.problems.owner_changed);
  rerender(rendered('ada', false));
  live.clearCache(); // as it does by itself after five minutes without a list
  live.server.options.trouble = { listConnections: 'silent' };
  rerender(rendered('ada'));
  expect(screen.queryByText('ada')).toBeNull();
});
