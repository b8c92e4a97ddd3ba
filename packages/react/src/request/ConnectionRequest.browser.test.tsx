import { focusManager } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionRequest, type ConnectionRequestProps, type RequestResponse } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';
import { waitingCall } from './waitingCall.fixture.ts';

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
    expect(await screen.findByText(strings.requestConnected('LinkedIn', jane))).toBeTruthy();
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
    await screen.findByText(strings.requestConnected('LinkedIn', jane));
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

describe('a call that the chat has passed', () => {
  const onResponse = vi.fn<(response: RequestResponse) => void>();
  const part = waitingCall();
  let reads: number;
  beforeEach(() => {
    onResponse.mockClear();
    reads = 0;
  });

  /** Shows the card of a call, on a page that does not poll. Returns a function that changes its props. */
  async function showCall() {
    const id = await live.ask({ key: 'call' });
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (new Request(input, init).url.includes('/requests?')) reads += 1;
      return live.server.fetch(input, init);
    };
    const cardOf = (props: ConnectionRequestProps) => (
      <live.App fetch={fetch}>
        <ConnectionRequest part={part} onResponse={onResponse} {...props} />
      </live.App>
    );
    const { rerender } = render(cardOf({}));
    (await connectLinkedIn()).focus();
    focusManager.setFocused(false);
    onTestFinished(() => focusManager.setFocused(undefined));
    return { id, change: (props: ConnectionRequestProps) => rerender(cardOf(props)) };
  }

  test.each<[string, ConnectionRequestProps]>([
    ['the user wrote another message', { isSuperseded: true }],
    [
      'the call was denied',
      { part: { ...part, state: 'output-denied', approval: { ...part.approval, approved: false } } },
    ],
  ])('takes no answer from the moment when %s', async (_, props) => {
    const { id, change } = await showCall();
    const before = reads;
    change(props);
    expect(screen.queryByRole('button')).toBeNull();
    expect(card().dataset['state']).toBe('superseded');
    expect(document.activeElement).toBe(card());
    expect(await read(id), 'the server does not know it yet').toMatchObject({ status: 'open' });
    await waitFor(() => expect(reads).toBeGreaterThan(before));

    await live.seed([{ application: 'linkedin', accountName: jane }]);
    focusManager.setFocused(true);
    await screen.findByText(strings.requestConnected('LinkedIn', jane));
    expect(onResponse).not.toHaveBeenCalled();
  });

  test('is read immediately when it was approved elsewhere', async () => {
    const { change } = await showCall();
    await live.seed([{ application: 'linkedin', accountName: jane }]);
    change({
      part: { ...part, state: 'approval-responded', approval: { ...part.approval, approved: true } },
    });
    expect(await screen.findByText(strings.requestConnected('LinkedIn', jane))).toBeVisible();
  });
});
