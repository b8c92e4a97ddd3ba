import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '@kit/react/styles.css';
import type { SeededSession } from '../../../../.storybook/live/LiveOptions.ts';
import { deleteConnection } from '../client/connectionCalls.ts';
import { createClient } from '../client/createClient.ts';
import {
  ConnectionActivity,
  ConnectionList,
  useActivity,
  useStopSession,
  type UseStopSessionResult,
} from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

const jane = { application: 'linkedin', accountName: 'jane@example.com' } as const;
const sales = { application: 'salesforce', accountName: 'sales@example.com' } as const;
const both: SeededSession = {
  purpose: 'To copy your deals.',
  agent: 'Assistant',
  applications: ['linkedin', 'salesforce'],
};

let live: LiveApp;
const start = async (sessions: SeededSession[]) => {
  live = await startLiveApp({ connections: [jane, sales], sessions });
};
afterEach(cleanup);

const accountsOf = () => live.server.connect.listConnections({ userId: 'jane' });
const findAccount = async (application: string) => {
  const connection = (await accountsOf()).find((row) => row.application === application);
  if (!connection) throw new Error(`There is no account of ${application}.`);
  return connection;
};
const stopButton = (root: HTMLElement = document.body) =>
  within(root).findByRole('button', { name: strings.stopSession('To copy your deals.') });
const running = () => live.server.emulator.sessions().filter(({ endedAt }) => endedAt === null).length;
const nameOf = (application: string, account: string) =>
  strings.activityOf(strings.account(application, account));

type OnStopped = (result: Awaited<ReturnType<UseStopSessionResult['stop']>>) => void;

/** An app's own list, made with the hooks. */
function OwnList({ connectionId, onStopped }: { connectionId: string; onStopped: OnStopped }) {
  const { sessions } = useActivity(connectionId);
  const { stop } = useStopSession();
  return sessions.map(({ id, purpose }) => (
    <button key={id} onClick={async () => onStopped(await stop(id))}>
      {purpose}
    </button>
  ));
}

describe('stopping a browser', () => {
  beforeEach(() => start([both]));

  test('shows that in the activity of each of its accounts', async () => {
    const [linkedin, salesforce] = [await findAccount('linkedin'), await findAccount('salesforce')];
    render(
      <live.App>
        <ConnectionActivity connection={linkedin} />
        <ConnectionActivity connection={salesforce} />
      </live.App>,
    );
    const first = await screen.findByRole('region', { name: nameOf('LinkedIn', jane.accountName) });
    const second = await screen.findByRole('region', { name: nameOf('Salesforce', sales.accountName) });
    await within(first).findByText(strings.sessionAlsoUsed(strings.account('Salesforce', sales.accountName)));
    await within(second).findByText(strings.sessionAlsoUsed(strings.account('LinkedIn', jane.accountName)));
    await stopButton(second);
    (await stopButton(first)).click();
    for (const region of [first, second]) await within(region).findByText(strings.sessionEnd.stopped);
    expect(running()).toBe(0);
  });

  test('is not undone by a read that was sent before', async () => {
    const answering = new AbortController();
    const isAnswering = new Promise((resolve) => answering.signal.addEventListener('abort', resolve));
    let isHolding = false;
    const held: Promise<Response>[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const response = live.server.fetch(input, init);
      if (!isHolding || !new Request(input, init).url.endsWith('/sessions')) return response;
      held.push(response);
      await response;
      await isAnswering;
      return response;
    };
    const connection = await findAccount('linkedin');
    render(
      <live.App fetch={fetch}>
        <ConnectionActivity connection={connection} />
      </live.App>,
    );
    const button = await stopButton();
    isHolding = true;
    void live.refetch();
    await waitFor(() => expect(held.length).toBeGreaterThan(0));
    await Promise.all(held);
    button.click();
    await screen.findByText(strings.sessionEnd.stopped);
    answering.abort();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(screen.queryByText(strings.sessionStatus.running)).toBeNull();
  });

  test('whose account is gone succeeds, and the hook says so', async () => {
    const connection = await findAccount('linkedin');
    const onStopped = vi.fn<OnStopped>();
    render(
      <live.App>
        <OwnList connectionId={connection.id} onStopped={onStopped} />
      </live.App>,
    );
    const button = await screen.findByRole('button', { name: 'To copy your deals.' });
    const client = createClient({ baseUrl: '/api/connect', fetch: live.server.fetch });
    await deleteConnection(client, connection.id);
    button.click();
    await waitFor(() => expect(onStopped).toHaveBeenCalledExactlyOnceWith({ ok: true, value: null }));
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
  });

  test('for another owner than the page has by then is discarded', async () => {
    const connection = await findAccount('linkedin');
    const onStopped = vi.fn<OnStopped>();
    const { App } = live;
    const list = <OwnList connectionId={connection.id} onStopped={onStopped} />;
    const { rerender } = render(<App owner={{ userId: 'jane' }}>{list}</App>);
    (await screen.findByRole('button', { name: 'To copy your deals.' })).click();
    live.server.options.user = 'bob';
    rerender(<App owner={{ userId: 'bob' }}>{list}</App>);
    await waitFor(() => expect(onStopped).toHaveBeenCalledOnce());
    expect(onStopped.mock.lastCall?.[0]).toMatchObject({ ok: false, error: { code: 'owner_changed' } });
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
  });
});

/** Shows the activity of Jane's account, in which a browser works. */
async function showRunning() {
  await start([both]);
  const connection = await findAccount('linkedin');
  render(
    <live.App>
      <ConnectionActivity connection={connection} />
    </live.App>,
  );
  await stopButton();
  return connection;
}

describe('the activity', () => {
  test('follows a browser that runs', async () => {
    const connection = await showRunning();
    const [session] = await live.server.connect.listSessions({ userId: 'jane', connectionId: connection.id });
    await live.server.connect.endSession({ userId: 'jane', id: session?.id ?? '' });
    expect(await screen.findByText(strings.sessionEnd.stopped)).toBeTruthy();
  });

  test('of the last session is not shown after a sign-out', async () => {
    await showRunning();
    live.server.options.user = null;
    await live.refetch();
    await screen.findByText(strings.problems.signed_out);
    expect(screen.queryByText('To copy your deals.')).toBeNull();
  });

  test('keeps the focus when the button that reads again is gone', async () => {
    await start([both]);
    const connection = await findAccount('linkedin');
    let isOffline = true;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (isOffline && new Request(input, init).url.includes('/sessions')) throw new TypeError('offline');
      return live.server.fetch(input, init);
    };
    render(
      <live.App fetch={fetch}>
        <ConnectionActivity connection={connection} />
      </live.App>,
    );
    const retry = await screen.findByRole('button', { name: strings.retry });
    isOffline = false;
    retry.focus();
    retry.click();
    await stopButton();
    const region = screen.getByRole('region', { name: nameOf('LinkedIn', jane.accountName) });
    await waitFor(() => expect(document.activeElement).toBe(region));
  });

  test('in a list stays open while the account is renamed, and nothing is read before', async () => {
    await start([both]);
    const reads: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      reads.push(new URL(new Request(input, init).url).pathname);
      return live.server.fetch(input, init);
    };
    render(
      <live.App fetch={fetch}>
        <ConnectionList showActivity />
      </live.App>,
    );
    const open = await screen.findByRole('button', { name: nameOf('LinkedIn', jane.accountName) });
    expect(reads.filter((path) => path.endsWith('/sessions'))).toEqual([]);
    open.click();
    await stopButton();
    screen
      .getByRole('button', { name: strings.renameAccount(strings.account('LinkedIn', jane.accountName)) })
      .click();
    await screen.findByRole('textbox');
    await stopButton();
    screen.getByRole('button', { name: strings.cancel }).click();
    const close = await screen.findByRole('button', { name: nameOf('LinkedIn', jane.accountName) });
    expect(close.getAttribute('aria-expanded')).toBe('true');
    close.click();
    await waitFor(() => expect(screen.queryByText('To copy your deals.')).toBeNull());
  });

  test('without the prop, a row shows when the account was used, and no button', async () => {
    await start([{ startedMinutesAgo: 60, endReason: 'finished', agent: 'Research agent' }]);
    render(
      <live.App>
        <ConnectionList />
      </live.App>,
    );
    await screen.findByText('Used 1 hour ago by Research agent');
    expect(screen.queryByRole('button', { name: new RegExp(strings.activity) })).toBeNull();
  });
});
