import {
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  useQueryClient,
  type DefaultOptions,
} from '@tanstack/react-query';
import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { createRef, useEffect, useLayoutEffect, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  ApplicationPicker,
  ConnectAccountButton,
  ConnectionList,
  useConnections,
  useIdentityPopup,
  type Connection,
  type ConnectEvent,
  type ConnectProviderProps,
  type Outcome,
} from '../index.ts';
import { startLiveApp, type LiveApp } from './startLiveApp.fixture.tsx';
import { strings } from './strings.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);
const App = (props: ConnectProviderProps) => <live.App {...props} />;

test('connects under StrictMode, and tells each callback once', async () => {
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

test('calls the newest callback, not the one of the click', async () => {
  const first = vi.fn<(outcome: Outcome) => void>();
  const second = vi.fn<(outcome: Outcome) => void>();
  const { result, rerender } = renderHook(
    (onOutcome: typeof first) => useIdentityPopup({ application: 'linkedin', onOutcome }),
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
])('ended by an %s below in the render that brings a new callback: that one hears it', async (_, useIt) => {
  live.server.options.visit = 'stays';
  const first = vi.fn<(outcome: Outcome) => void>();
  const second = vi.fn<(outcome: Outcome) => void>();
  function Step({ isOver, cancel }: { isOver: boolean; cancel: () => void }) {
    useIt(() => {
      if (isOver) cancel();
    }, [isOver, cancel]);
    return null;
  }
  let open: (() => Promise<Outcome>) | undefined;
  function Wizard({ isOver, onOutcome }: { isOver: boolean; onOutcome: typeof first }) {
    const popup = useIdentityPopup({ application: 'linkedin', onOutcome });
    open = popup.open;
    return <Step isOver={isOver} cancel={popup.cancel} />;
  }
  const { rerender } = render(<Wizard isOver={false} onOutcome={first} />, { wrapper: App });
  const outcome = open?.();
  rerender(<Wizard isOver onOutcome={second} />);
  expect(await outcome).toEqual({ status: 'cancelled' });
  expect(second).toHaveBeenCalledOnce();
  expect(first).not.toHaveBeenCalled();
});

test('a callback that throws keeps no other from hearing, and is not swallowed', async () => {
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
  const { result } = renderHook(() => useIdentityPopup({ application: 'linkedin', onOutcome, onConnected }), {
    wrapper: App,
  });
  await result.current.open();
  await waitFor(() => expect(thrown).toEqual([theirs]));
  expect(onConnected).toHaveBeenCalledOnce();
  removeEventListener('error', catchIt);
});

test('a component that goes away mid-flow leaves the attempt to finish', async () => {
  live.server.options.latency = 100;
  const popup = renderHook(() => useIdentityPopup({ application: 'linkedin' }), { wrapper: App });
  const outcome = popup.result.current.open();
  popup.unmount();
  expect(await outcome).toMatchObject({ status: 'connected' });
});

test('two buttons of one application share one attempt', async () => {
  const { result } = renderHook(
    () =>
      [useIdentityPopup({ application: 'linkedin' }), useIdentityPopup({ application: 'linkedin' })] as const,
    { wrapper: App },
  );
  const [one, other] = result.current;
  const outcomes = await Promise.all([one.open(), other.open()]);
  expect(outcomes[0]).toBe(outcomes[1]);
  expect(live.server.emulator.tokens()).toHaveLength(1);
});

describe('another user in the same tab', () => {
  const outcomes = vi.fn<(outcome: Outcome) => void>();
  const view = (userKey: string) => (
    <App userKey={userKey}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" onOutcome={outcomes} />
      <ConnectionList />
    </App>
  );
  beforeEach(() => void outcomes.mockClear());

  test('sees neither the accounts nor the attempt of the one before', async () => {
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

  test('does not hear of an attempt that the server does not show to them', async () => {
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

test('hears the events of an attempt that is taken up while mounting', () => {
  live.environment.sessionStorage.setItem(
    'connect:/api/connect:linkedin:',
    JSON.stringify({ attemptId: 'a1', deadline: Date.now() + 600_000 }),
  );
  const events = vi.fn<(event: ConnectEvent) => void>();
  render(
    <App onEvent={events}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
    </App>,
  );
  expect(events).toHaveBeenCalledWith(expect.objectContaining({ type: 'attempt.resumed', attempt: 'a1' }));
});

test('another mode leaves the attempt under way alone, and counts at the next click', async () => {
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

test('what the caller puts on the button stays, also on the link that takes its place', async () => {
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

test('a ref is told of its element once, however often the app renders', async () => {
  const told = vi.fn<(which: string, element: HTMLElement | null) => void>();
  const refs = {
    button: (element: HTMLElement | null) => told('button', element),
    list: (element: HTMLElement | null) => told('list', element),
    picker: (element: HTMLElement | null) => told('picker', element),
  };
  const page = (
    <live.App>
      <ConnectAccountButton application="linkedin" name="LinkedIn" ref={refs.button} />
      <ConnectionList ref={refs.list} />
      <ApplicationPicker ref={refs.picker} />
    </live.App>
  );
  const { rerender } = render(page);
  await screen.findByText(strings.empty);
  const whole = told.mock.calls.length; // StrictMode attaches twice
  const list = screen.getByRole('region', { name: strings.list });
  expect(told.mock.calls.filter(([which]) => which === 'list').at(-1)).toEqual(['list', list]);
  told.mockClear();
  live.server.options.connections = [];
  for (let renders = 0; renders < 3; renders += 1)
    rerender(
      <live.App>
        <ConnectAccountButton application="linkedin" name={`LinkedIn ${renders}`} ref={refs.button} />
        <ConnectionList ref={refs.list} title={`${renders}`} />
        <ApplicationPicker ref={refs.picker} title={`${renders}`} />
      </live.App>,
    );
  expect(whole).toBeGreaterThan(0);
  expect(told).not.toHaveBeenCalled();
});

test('uses the QueryClient of the app where there is one', async () => {
  const queryClient = new QueryClient();
  const { result } = renderHook(() => ({ client: useQueryClient(), list: useConnections() }), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={queryClient}>
        <App>{children}</App>
      </QueryClientProvider>
    ),
  });
  await waitFor(() => expect(result.current.list.isPending).toBe(false));
  expect(result.current.client).toBe(queryClient);
  expect(queryClient.getQueryCache().getAll()).not.toEqual([]);
});

describe('what the app has its own queries do by default', () => {
  interface HostProps extends ConnectProviderProps {
    queries: NonNullable<DefaultOptions['queries']>;
  }
  const Host = ({ queries, ...props }: HostProps) => {
    const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries } }));
    return (
      <QueryClientProvider client={queryClient}>
        <App {...props}>
          <ConnectionList />
        </App>
      </QueryClientProvider>
    );
  };

  test('shows no user the rows of the one before', async () => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    const queries = { placeholderData: keepPreviousData };
    const { rerender } = render(<Host queries={queries} userKey="jane" />);
    await screen.findByText('janes notes');
    live.server.options.trouble = { listConnections: 'silent' };
    rerender(<Host queries={queries} userKey="bob" />);
    expect(screen.queryByText('janes notes')).toBeNull();
  });

  test('takes no page down when a list cannot be loaded', async () => {
    live.server.options.storeFails = true;
    render(<Host queries={{ throwOnError: true }} />);
    await screen.findByText(strings.listFailed);
  });

  test('does not keep what the server rendered from being asked for anew', async () => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    render(<Host queries={{ refetchOnMount: false }} initialConnections={[]} />);
    await screen.findByText('janes notes');
  });
});

test('without a provider the error says what to do', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(() => renderHook(() => useConnections())).toThrow('Put <ConnectProvider');
  vi.restoreAllMocks();
});

test('what the server rendered for one user is not shown to the next', async () => {
  live.server.options.trouble = { listConnections: 'silent', listApplications: 'silent' };
  const initial = {
    initialApplications: [{ application: 'notion', name: 'Notion' }],
    initialConnections: [
      { id: 'c1', application: 'notion', accountName: 'ada', status: 'connected', connectedAt: '2026-01-01' },
    ] satisfies Connection[],
  };
  const page = (userKey: string) => (
    <App {...initial} userKey={userKey}>
      <ConnectionList />
    </App>
  );
  const { rerender } = render(page('one'));
  expect(screen.getByText('ada')).toBeTruthy();
  rerender(page('two'));
  await waitFor(() => expect(screen.queryByText('ada')).toBeNull());
  expect(screen.getByText(strings.loading)).toBeTruthy();
});

test("a time that the server wrote in its own zone becomes the reader's", async () => {
  const connectedAt = '2026-01-01T00:00:00Z';
  const page = (
    <App
      initialApplications={[{ application: 'notion', name: 'Notion' }]}
      initialConnections={[
        { id: 'c1', application: 'notion', accountName: 'ada', status: 'connected', connectedAt },
      ]}
    >
      <ConnectionList />
    </App>
  );
  live.server.options.trouble = { listConnections: 'silent' };
  const time = () => screen.getByRole('time', { hidden: true });
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page);
  const written = { text: time().textContent, title: time().title };
  time().textContent = time().title = 'in the zone of the server';

  const root = hydrateRoot(container, page);
  await waitFor(() => expect({ text: time().textContent, title: time().title }).toEqual(written));
  root.unmount();
  container.remove();
});
