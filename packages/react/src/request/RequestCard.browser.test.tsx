import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '@kit/react/styles.css';
import { deleteConnection } from '../client/connectionCalls.ts';
import { createClient } from '../client/createClient.ts';
import { ConnectionRequest, type ConnectionRequestProps } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';
import { waitingCall } from './waitingCall.fixture.ts';

let live: LiveApp;
beforeEach(async () => {
  live = await startLiveApp();
});
afterEach(cleanup);

const jane = 'jane@example.com';
const button = (name: string) => screen.findByRole('button', { name });
const connectLinkedIn = () => button(strings.connect('LinkedIn'));
const Card = (props: ConnectionRequestProps) => (
  <live.App>
    <ConnectionRequest {...props} />
  </live.App>
);
const read = (id: string) => live.server.connect.readRequest({ userId: 'jane', id });

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
    expect(await screen.findByText(strings.requestConnected('LinkedIn', 'phone@example.com'))).toBeTruthy();
  });

  test('for a call that its conversation has passed stays superseded, whatever becomes of the request', async () => {
    await live.ask({ key: 'old', thread: 'chat' });
    await live.ask({ key: 'new', thread: 'other chat' });
    await live.server.connect.supersedeRequests({ userId: 'jane', thread: 'chat' });
    render(
      <live.App>
        <ConnectionRequest part={waitingCall('old')} thread="chat" />
        <ConnectionRequest part={waitingCall('new')} thread="other chat" />
      </live.App>,
    );
    await screen.findByText(strings.requestSuperseded('LinkedIn'));
    (await button(strings.notNow)).click();
    await screen.findByText(strings.requestDeclined('LinkedIn'));
    expect(screen.getByText(strings.requestSuperseded('LinkedIn'))).toBeTruthy();
  });

  test('names no account that was disconnected since', async () => {
    const id = await live.ask();
    await live.seed([{ application: 'linkedin', accountName: jane }]);
    const { connection } = await read(id);
    const client = createClient({ baseUrl: '/api/connect', fetch: live.server.fetch });
    expect(await deleteConnection(client, connection?.id ?? '')).toMatchObject({ ok: true });
    render(<Card requestId={id} />);
    await screen.findByText(strings.requestConnected('LinkedIn', ''));
  });
});

test('a read that was sent before the user declined does not open the card again', async () => {
  const answering = new AbortController();
  const isAnswering = new Promise((resolve) => answering.signal.addEventListener('abort', resolve));
  let isHolding = false;
  const held: Promise<Response>[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = live.server.fetch(input, init);
    if (!isHolding || init?.method !== 'GET') return response;
    held.push(response);
    await response;
    await isAnswering;
    return response;
  };
  render(
    <live.App fetch={fetch}>
      <ConnectionRequest requestId={await live.ask()} />
    </live.App>,
  );
  const decline = await button(strings.notNow);
  isHolding = true;
  void live.refetch();
  await waitFor(() => expect(held.length).toBeGreaterThan(0));
  await Promise.all(held);
  decline.click();
  await screen.findByText(strings.requestDeclined('LinkedIn'));
  answering.abort();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(screen.queryByRole('button')).toBeNull();
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

  test.each([
    ['rate_limited', 429, strings.problems.rate_limited],
    ['request_closed', 409, strings.problems.request_closed],
  ])('a sign-in that cannot start says why: %s', async (code, status, text) => {
    const fetch: typeof globalThis.fetch = async (input, init) =>
      new Request(input).url.endsWith('/attempts')
        ? Response.json({ error: { code, message: '', reference: 'r' } }, { status })
        : live.server.fetch(input, init);
    render(
      <live.App fetch={fetch}>
        <ConnectionRequest requestId={await live.ask()} />
      </live.App>,
    );
    (await connectLinkedIn()).click();
    expect(await screen.findByText(text)).toBeTruthy();
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
    await screen.findByText(strings.problems.network_error);
    live.server.fix();
    (await button(strings.tryAgain)).click();
    expect(await connectLinkedIn()).toBeTruthy();
  });

  test('the request of another user is not shown', async () => {
    const id = await live.ask({ userId: 'bob' });
    const { container } = render(<Card requestId={id} />);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(container.querySelector('[data-part="request"]')).toBeNull();
  });
});
