import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '@kit/react/styles.css';
import { createClient } from '../client/createClient.ts';
import { ConnectionRequest, type ConnectionRequestProps } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

const jane = 'jane@example.com';
const card = () => screen.getByRole('group');
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const connectLinkedIn = () => button(strings.connect('LinkedIn'));
const Card = (props: ConnectionRequestProps) => (
  <live.App>
    <ConnectionRequest {...props} />
  </live.App>
);
const read = (id: string) => live.server.connect.readRequest({ userId: 'jane', id });

describe('an open request', () => {
  test('shows the application and the reason, as the words of the app', async () => {
    const id = await live.ask({ reason: 'Read **this**: <b>now</b> https://evil.example' });
    render(<Card requestId={id} />);
    await screen.findByText(strings.requestTitle('LinkedIn'));
    const reason = screen.getByText('Read **this**: <b>now</b> https://evil.example');
    expect(reason.tagName).toBe('Q');
    expect(reason.previousElementSibling?.textContent?.trim()).toBe(strings.requestReason);
    expect(card().querySelector('a, b')).toBeNull();
    expect(card().dataset['state']).toBe('open');
  });

  test('connects the account, and keeps the focus', async () => {
    const id = await live.ask();
    render(<Card requestId={id} />);
    const connect = await connectLinkedIn();
    connect.focus();
    connect.click();
    await screen.findByText(strings.requestConnected('LinkedIn', jane));
    expect(await read(id)).toMatchObject({ status: 'connected', connection: { accountName: jane } });
    expect(card().dataset['state']).toBe('connected');
    expect(screen.queryByRole('button')).toBeNull();
    expect(document.activeElement).toBe(card());
  });

  test('is declined by the user, and keeps the focus', async () => {
    const id = await live.ask();
    render(<Card requestId={id} />);
    const decline = await button(strings.notNow);
    decline.focus();
    decline.click();
    await screen.findByText(strings.requestDeclined('LinkedIn'));
    expect(await read(id)).toMatchObject({ status: 'declined' });
    expect(document.activeElement).toBe(card());
  });

  test('is declined while the sign-in is open, which closes the window', async () => {
    live.server.options.visit = 'stays';
    const open = vi.spyOn(live.environment, 'open');
    render(<Card requestId={await live.ask()} />);
    (await connectLinkedIn()).click();
    await button(/^Continue/);
    (await button(strings.notNow)).click();
    await screen.findByText(strings.requestDeclined('LinkedIn'));
    expect(open.mock.results[0]?.value).toMatchObject({ closed: true });
  });

  test('says that a sign-in has begun in another window', async () => {
    live.server.options.visit = 'stays';
    const id = await live.ask();
    const first = render(<Card requestId={id} />);
    (await connectLinkedIn()).click();
    await waitFor(async () => expect(await read(id)).toMatchObject({ status: 'started' }));
    expect(screen.queryByText(strings.requestStarted)).toBeNull();
    first.unmount();

    const otherTab = await startLiveApp();
    render(
      <otherTab.App fetch={live.server.fetch}>
        <ConnectionRequest requestId={id} />
      </otherTab.App>,
    );
    await screen.findByText(strings.requestStarted);
    expect(await connectLinkedIn()).toBeTruthy();
  });

  test('offers the accounts to choose from', async () => {
    await live.seed([
      { application: 'linkedin', accountName: 'work@example.com' },
      { application: 'linkedin', accountName: 'home@example.com', label: 'Home' },
      { application: 'linkedin', accountName: 'old@example.com', status: 'needs_attention' },
    ]);
    const id = await live.ask();
    render(<Card requestId={id} />);
    await screen.findByText(strings.requestChoice('LinkedIn'));
    await button(strings.chooseAccount('work@example.com'));
    expect(screen.queryByText(strings.chooseAccount('old@example.com'))).toBeNull();
    (await button(strings.chooseAccount('Home'))).click();
    await screen.findByText(strings.requestConnected('LinkedIn', 'Home'));
    expect(await read(id)).toMatchObject({ connection: { accountName: 'home@example.com' } });
  });

  test('connects another account than those to choose from', async () => {
    await live.seed([
      { application: 'linkedin', accountName: 'work@example.com' },
      { application: 'linkedin', accountName: 'home@example.com' },
    ]);
    render(<Card requestId={await live.ask()} />);
    (await button(strings.chooseAnother)).click();
    await screen.findByText(strings.requestConnected('LinkedIn', jane));
  });

  test('asks for a new sign-in of an account that needs one', async () => {
    await live.seed([{ application: 'linkedin', accountName: jane, status: 'needs_attention' }]);
    const id = await live.ask();
    render(<Card requestId={id} />);
    await screen.findByText(strings.requestAgain('LinkedIn', jane));
    const before = (await read(id)).reconnects;
    (await button(strings.requestAgainAction)).click();
    await screen.findByText(strings.requestConnected('LinkedIn', jane));
    expect((await read(id)).connection?.id).toBe(before?.id);
  });

  test('opens the window in the click', async () => {
    const id = await live.ask();
    const open = vi.spyOn(live.environment, 'open');
    render(<Card requestId={id} />);
    const connect = await connectLinkedIn();
    connect.click();
    expect(open).toHaveBeenCalledOnce();
    await screen.findByText(strings.requestConnected('LinkedIn', jane));
  });

  test('shows a link if the browser blocks the window, which connects the account', async () => {
    live.server.options.visit = 'blocked';
    render(
      <live.App mode="popup">
        <ConnectionRequest requestId={await live.ask()} />
      </live.App>,
    );
    (await connectLinkedIn()).click();
    const link = await screen.findByRole<HTMLAnchorElement>('link');
    expect(await screen.findByText(strings.hintBlocked)).toBeTruthy();
    link.addEventListener('click', (event) => event.preventDefault());
    const { url } = await live.server.navigate(link.href);
    const token = url.searchParams.get('token') ?? '';
    await live.server.navigate(live.server.emulator.completeSignIn(token, jane).redirectUrl ?? '');
    await screen.findByText(strings.requestConnected('LinkedIn', jane), undefined, { timeout: 8000 });
  });

  test('is connected on the page after a redirect', async () => {
    const id = await live.ask();
    const assign = vi.spyOn(live.environment.location, 'assign');
    const before = render(<Card requestId={id} mode="redirect" />);
    (await connectLinkedIn()).click();
    await waitFor(() => expect(assign).toHaveBeenCalledOnce());
    before.unmount();
    const { url } = await live.server.navigate(String(assign.mock.calls[0]?.[0]));
    const token = url.searchParams.get('token') ?? '';
    await live.server.navigate(live.server.emulator.completeSignIn(token, jane).redirectUrl ?? '');
    render(<Card requestId={id} mode="redirect" />);
    await screen.findByText(strings.requestConnected('LinkedIn', jane));
  });

  test('follows its own sign-in after a reload, and leaves it to its own card', async () => {
    live.server.options.visit = 'stays';
    const [id, other] = [await live.ask(), await live.ask({ application: 'notion' })];
    const before = render(<Card requestId={id} />);
    (await connectLinkedIn()).click();
    await button(/^Continue/);
    before.unmount();
    live.clearCache();
    render(
      <live.App environment={{ ...live.environment }}>
        <ConnectionRequest requestId={other} />
        <ConnectionRequest requestId={id} />
      </live.App>,
    );
    await button(/^Waiting|^Try again/);
    expect((await button(strings.connect('Notion'))).dataset['state']).toBe('idle');
  });
});

describe('a request that ended', () => {
  test.each([
    [
      'declined',
      strings.requestDeclined,
      (id: string) => live.server.connect.declineRequest({ userId: 'jane', id }),
    ],
    ['expired', strings.requestExpired, () => live.server.wait(25 * 60 * 60_000)],
    [
      'superseded',
      strings.requestSuperseded,
      () => live.server.connect.supersedeRequests({ userId: 'jane', thread: 'chat' }),
    ],
  ] as const)('is inert, and says that it was %s', async (status, text, end) => {
    const id = await live.ask({ key: 'call', thread: 'chat', reason: 'To post.' });
    await end(id);
    render(
      <live.App>
        <ConnectionRequest requestId={id} />
        <ConnectionRequest
          thread="chat"
          part={{ type: 'tool-x', toolCallId: 'call', state: 'approval-requested', approval: { id: 'old' } }}
        />
      </live.App>,
    );
    expect(await screen.findAllByText(text('LinkedIn'))).toHaveLength(2);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByText('To post.')).toBeNull();
    expect(screen.getAllByRole('group').map(({ dataset }) => dataset['state'])).toEqual([status, status]);
  });

  test.each([
    [
      'declined',
      strings.requestDeclined,
      (id: string) => live.server.connect.declineRequest({ userId: 'jane', id }),
    ],
    ['expired', strings.requestExpired, () => live.server.wait(25 * 60 * 60_000)],
  ] as const)('elsewhere becomes inert: %s', async (_, text, end) => {
    const id = await live.ask();
    render(<Card requestId={id} />);
    await connectLinkedIn();
    await end(id);
    await screen.findByText(text('LinkedIn'));
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('on another device shows the account', async () => {
    const id = await live.ask();
    render(<Card requestId={id} />);
    await connectLinkedIn();
    await live.seed([{ application: 'linkedin', accountName: 'phone@example.com' }]);
    await screen.findByText(strings.requestConnected('LinkedIn', 'phone@example.com'));
  });

  test('names no account that was disconnected since', async () => {
    const id = await live.ask();
    await live.seed([{ application: 'linkedin', accountName: jane }]);
    const { connection } = await read(id);
    const client = createClient({ baseUrl: '/api/connect', fetch: live.server.fetch });
    expect(await client.deleteConnection(connection?.id ?? '')).toMatchObject({ ok: true });
    render(<Card requestId={id} />);
    await screen.findByText(strings.requestConnected('LinkedIn', ''));
  });
});

describe('a problem', () => {
  test('signed out in between: pressing says so, and nothing is connected', async () => {
    const id = await live.ask();
    render(<Card requestId={id} />);
    const connect = await connectLinkedIn();
    live.server.options.user = null;
    connect.click();
    await screen.findByText(strings.problems.signed_out);
    expect(live.server.emulator.tokens()).toEqual([]);
    live.server.options.user = 'jane';
    expect(await read(id)).toMatchObject({ status: 'open' });
  });

  test('signed out: the request of the last session is not shown, until the user signs in again', async () => {
    const id = await live.ask({ reason: 'To post.' });
    render(<Card requestId={id} />);
    await screen.findByText('To post.');
    live.server.options.user = null;
    await live.refetch();
    await screen.findByText(strings.problems.signed_out);
    expect(screen.queryByText('To post.')).toBeNull();
    live.server.options.user = 'jane';
    (await button(strings.tryAgain)).click();
    await screen.findByText('To post.');
  });

  test('a decline that fails says why, and can be repeated', async () => {
    live.server.options.trouble = { declineRequest: 'offline' };
    render(<Card requestId={await live.ask()} />);
    (await button(strings.notNow)).click();
    await screen.findByText(strings.problems.network_error);
    live.server.fix();
    (await button(strings.notNow)).click();
    await screen.findByText(strings.requestDeclined('LinkedIn'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test.each([
    ['declines', () => button(strings.notNow)],
    ['connects', connectLinkedIn],
  ])('a user who %s too late sees how the request ended', async (_, find) => {
    const id = await live.ask();
    render(<Card requestId={id} />);
    const pressed = await find();
    await live.server.connect.declineRequest({ userId: 'jane', id }); // the card reads again in a second
    pressed.click();
    await screen.findByText(strings.requestDeclined('LinkedIn'));
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('a request that cannot be read is loaded again', async () => {
    live.server.options.trouble = { readRequest: 'offline' };
    const id = await live.ask();
    render(<Card requestId={id} />);
    await screen.findByText(strings.problems.network_error, undefined, { timeout: 10_000 });
    live.server.fix();
    (await button(strings.tryAgain)).click();
    await connectLinkedIn();
  });

  test('the request of another user is not shown', async () => {
    const id = await live.ask({ userId: 'bob' });
    const { container } = render(<Card requestId={id} />);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(container.querySelector('[data-part="request"]')).toBeNull();
  });
});
