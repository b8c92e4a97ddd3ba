import { focusManager } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import '@kit/react/styles.css';
import type { LiveOptions } from '../../../../.storybook/live/LiveOptions.ts';
import { ConnectionActivity, LiveView, type LiveViewProps, type SessionActivity } from '../index.ts';
import { startLiveApp, type LiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';
import { LiveFrame } from './LiveFrame.tsx';

afterEach(cleanup);

const browser = { application: 'linkedin', takeOver: true } as const;
type SessionListener = (session: SessionActivity) => void;
const help = 'Please enter the code.';
const box = () => screen.getByRole('group');
const state = (name: string) => waitFor(() => expect(box().dataset['state']).toBe(name));
/** Not in the announcements, which repeat them. */
const words = (text: string) => within(box()).findByText(text);
const button = (name: string) => screen.findByRole('button', { name });
const frame = () => document.querySelector('iframe');

async function start(options: LiveOptions = {}) {
  const connections = [{ application: 'linkedin', accountName: 'jane@example.com' }] as const;
  const live = await startLiveApp({ connections: [...connections], ...options });
  const show = (props: LiveViewProps) => render(<View live={live} {...props} />);
  return { live, show, id: live.server.browsers[0]?.id };
}

const View = ({ live, ...props }: LiveViewProps & { live: LiveApp }) => (
  <live.App>
    <LiveView {...props} />
  </live.App>
);

/** As in a hidden page: nothing is read again after a pause. */
function readOnlyWhatChanged() {
  focusManager.setFocused(false);
  onTestFinished(() => focusManager.setFocused(undefined));
}

describe('a browser with an id', () => {
  test('is shown to its owner, and its address is nowhere but in the frame', async () => {
    const { live, show, id } = await start({ browsers: [browser] });
    show({ sessionId: id });
    await state('live');
    const address = frame()?.src ?? '';
    expect(address).toContain('/live-page.svg');
    expect(document.body.innerHTML.split(address)).toHaveLength(2);
    expect(frame()?.referrerPolicy).toBe('no-referrer');
    expect(screen.getByText(strings.liveWatching)).toBeDefined();
    await live.server.browsers[0]?.end();
    await live.refetch();
    await words(strings.liveEnds.finished);
    expect(frame()).toBeNull();
  });

  test('that the user stops is stopped in the activity of its account too', async () => {
    const { live, id } = await start({ browsers: [browser] });
    const [connection] = await live.server.connect.listConnections({ userId: 'jane' });
    if (!connection) throw new Error('There is no account.');
    render(
      <live.App>
        <LiveView sessionId={id} />
        <ConnectionActivity connection={connection} />
      </live.App>,
    );
    await screen.findByText(strings.sessionStatus.running);
    await state('live');
    readOnlyWhatChanged();
    (await button(strings.stopBrowser)).click();
    expect(await screen.findByText(strings.sessionEnd.stopped)).toBeVisible();
  });

  test('is not shown to another user', async () => {
    const { live, show, id } = await start({ browsers: [browser] });
    live.server.options.user = 'mallory';
    show({ sessionId: id });
    await words(strings.liveClosed);
    expect(frame()).toBeNull();
  });

  test('disappears when the user signs out', async () => {
    const { live, show, id } = await start({ browsers: [browser] });
    show({ sessionId: id });
    await state('live');
    live.server.options.user = null;
    await live.refetch();
    await words(strings.problems.signed_out);
    expect(frame()).toBeNull();
    expect(screen.queryByText('LinkedIn')).toBeNull();
    live.server.options.user = 'jane';
    (await button(strings.tryAgain)).click();
    await state('live');
  });

  test('ends with its account, and says so once to the app', async () => {
    const onEnded = vi.fn<SessionListener>();
    const { live, show, id } = await start({ browsers: [browser] });
    show({ sessionId: id, onEnded });
    await state('live');
    await live.server.connect.disconnectAll({ userId: 'jane' });
    await live.refetch();
    await state('ended');
    await waitFor(() => expect(onEnded).toHaveBeenCalledOnce());
    expect(onEnded.mock.lastCall).toMatchObject([{ id, status: 'ended' }]);
    await live.refetch();
    expect(onEnded).toHaveBeenCalledOnce();
  });

  test('whose address the server cannot read is explained, and the person can still answer', async () => {
    const { live, show, id } = await start({ browsers: [browser] });
    await live.server.store.updateSession(id ?? '', { sealed: '' });
    const asking = live.server.browsers[0]?.askPerson(help);
    show({ sessionId: id });
    await words(strings.liveUnsupported);
    expect(screen.queryByRole('button', { name: strings.takeOver })).toBeNull();
    (await button(strings.helpDone)).click();
    expect(await asking).toBe(true);
  });

  test('cannot be read without a network, until the user tries again', async () => {
    const { live, show, id } = await start({ browsers: [browser], trouble: { viewSession: 'offline' } });
    show({ sessionId: id });
    await words(strings.problems.network_error);
    live.server.fix();
    (await button(strings.tryAgain)).click();
    await state('live');
    expect(screen.queryByRole('button', { name: strings.tryAgain })).toBeNull();
  });
});

describe('the browser of a key', () => {
  test('is waited for, shown, and followed to the next one', async () => {
    const onEnded = vi.fn<SessionListener>();
    const { live, show } = await start();
    show({ sessionKey: 'chat', onEnded });
    await words(strings.liveIdle);
    const first = await live.server.open({ ...browser, key: 'chat' });
    await live.refetch();
    await state('live');
    await live.server.connect.endSession({ userId: 'jane', key: 'chat' });
    await live.refetch();
    await words(strings.liveEnds.stopped);
    expect(onEnded.mock.lastCall).toMatchObject([{ id: first.id }]);
    await live.refetch();
    await state('ended');

    await live.server.open({ ...browser, key: 'chat' });
    await live.refetch();
    await state('live');
    expect(onEnded).toHaveBeenCalledOnce();
  });
});

describe('a take-over', () => {
  test('lets the user in until they hand back, and the agent goes on', async () => {
    const [onTakeOver, onHandBack] = [vi.fn<SessionListener>(), vi.fn<SessionListener>()];
    const { live, show, id } = await start({ browsers: [browser] });
    const asking = live.server.browsers[0]?.askPerson(help);
    show({ sessionId: id, onTakeOver, onHandBack });
    await words(help);
    await state('live');
    expect(frame()).toMatchObject({ inert: true, tabIndex: -1 });
    expect(frame()?.style.pointerEvents).toBe('none');

    (await button(strings.takeOver)).click();
    await state('taken');
    expect(frame()).toMatchObject({ inert: false, tabIndex: 0 });
    expect(frame()?.style.pointerEvents).toBe('');
    expect(document.activeElement).toBe(frame());
    expect(onTakeOver.mock.calls).toMatchObject([[{ id, help }]]);
    expect(screen.getByText(help)).toBeDefined();

    const [before, after] = await screen.findAllByRole('button', { name: strings.skipBrowser });
    before?.click();
    expect(document.activeElement?.textContent).toBe(strings.handBack);
    after?.click();
    expect(document.activeElement?.ariaLabel).toBe(strings.fullScreen);

    (await button(strings.handBack)).click();
    await state('live');
    expect(await asking).toBe(true);
    expect(onHandBack.mock.calls).toMatchObject([[{ id }]]);
    expect(screen.queryByText(help)).toBeNull();
    expect(frame()).toMatchObject({ inert: true });
  });

  test('that fails says why, and the user still watches', async () => {
    const { live, show, id } = await start({ browsers: [browser], trouble: { takeOverSession: 'offline' } });
    show({ sessionId: id });
    (await button(strings.takeOver)).click();
    await words(strings.problems.network_error);
    expect(box().dataset['state']).toBe('live');
    live.server.fix();
    (await button(strings.takeOver)).click();
    await state('taken');
    expect(await words(strings.liveInControl)).toBeDefined();
  });

  test('is not offered if the browser does not allow it', async () => {
    const { show, id } = await start({ browsers: [{ application: 'linkedin' }] });
    show({ sessionId: id });
    await state('live');
    expect(screen.queryByRole('button', { name: strings.takeOver })).toBeNull();
    expect(frame()?.allow).toBe('');
  });

  test('ends with the browser, and the next browser is only watched', async () => {
    const { live, show } = await start({ browsers: [{ ...browser, key: 'chat' }] });
    show({ sessionKey: 'chat' });
    (await button(strings.takeOver)).click();
    await state('taken');
    (await button(strings.stopBrowser)).click();
    await words(strings.liveEnds.stopped);
    await live.server.open({ ...browser, key: 'chat' });
    await live.refetch();
    await state('live');
    expect(frame()).toMatchObject({ inert: true });
  });
});

test('full screen that is not possible says so', async () => {
  const { show, id } = await start({ browsers: [browser] });
  show({ sessionId: id });
  await state('live');
  // The browser refuses the click of a script.
  (await button(strings.fullScreen)).click();
  expect(await words(strings.fullScreenUnsupported)).toBeDefined();
  expect(box().dataset['state']).toBe('live');
});

test.each([
  ['https://live.example/session', 'allow-scripts allow-same-origin'],
  [`${location.origin}/session`, 'allow-scripts'],
])('a page at %s has the sandbox %s', (url, sandbox) => {
  const props = { title: 'Browser', canTakeOver: true, isInControl: false, onLoad() {} };
  render(<LiveFrame {...props} url={url} />);
  expect(frame()?.getAttribute('sandbox')).toBe(sandbox);
});
