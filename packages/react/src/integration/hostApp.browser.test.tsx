import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '@kit/react/styles.css';
import {
  ConnectAccountButton,
  ConnectionList,
  ConnectionStatusBadge,
  type ConnectProviderProps,
} from '../index.ts';
import { startLiveApp, type LiveApp } from './startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

// An app that misconfigures the kit, or a failing server or network: the app continues, the user and the developer get a message.
let live: LiveApp;
const consoleError = vi.fn<(...words: unknown[]) => void>();
beforeEach(async () => {
  live = await startLiveApp();
  consoleError.mockReset();
  vi.spyOn(console, 'error').mockImplementation(consoleError);
  vi.spyOn(console, 'warn').mockImplementation(consoleError);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A crash counts as a word to the developer, which no test expects. */
class Boundary extends Component<{ children: ReactNode }> {
  override componentDidCatch(error: unknown) {
    consoleError('The app has crashed:', error);
  }
  override render() {
    return this.props.children;
  }
}

const Host = (props: Partial<ConnectProviderProps>) => (
  <Boundary>
    <h1>The app</h1>
    <live.App {...props}>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
    </live.App>
  </Boundary>
);
const press = () => screen.getByRole('button', { name: 'Connect LinkedIn' }).click();
const alerts = () => screen.getAllByRole('alert').map((alert) => alert.textContent);
const html =
  (status: number): typeof globalThis.fetch =>
  () =>
    Promise.resolve(new Response('<!doctype html><title>App</title>', { status }));
/** An answer of the handler, with another word in it, the first time it is there. */
const reword =
  (from: string, to: string): typeof globalThis.fetch =>
  async (...request) => {
    const response = await live.server.fetch(...request);
    const text = await response.text();
    const isNew = text.includes(from) && !reworded.has(from);
    if (isNew) reworded.add(from);
    return new Response(response.status === 204 ? null : isNew ? text.replace(from, to) : text, response);
  };
const reworded = new Set<string>();
beforeEach(() => reworded.clear());

/** How a request to another origin fails without CORS. */
const refused = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a handler that is not there', () => {
  test.each<[string, Partial<ConnectProviderProps>]>([
    ['the app answers every address with its page', { baseUrl: '/page', fetch: html(200) }],
    ['the app answers with a page that says 404', { baseUrl: '/gone', fetch: html(404) }],
    ['a server of files takes no POST', { baseUrl: '/files', fetch: html(405) }],
  ])('%s: one word to the developer, sentences to the user', async (_, settings) => {
    render(<Host {...settings} />);
    await screen.findByText(strings.listFailed);
    press();
    await screen.findByRole('button', { name: /^Try again/ });
    expect(alerts()).toHaveLength(2);
    for (const sentence of alerts()) expect(sentence).toContain(strings.problems.internal);
    expect(consoleError.mock.calls).toEqual([[expect.stringContaining('was not answered by a handler')]]);
    expect(consoleError.mock.calls.join()).toContain(` ${settings.baseUrl}/`);
  });

  test('a handler at another path than its basePath: lists, and warns which option to set', async () => {
    render(<Host baseUrl="/api/connect/v2" />);
    await screen.findByText(strings.empty);
    press();
    await screen.findByRole('button', { name: /^Try again/ });
    expect(consoleError.mock.calls).toEqual([[expect.stringContaining('and basePath to /api/connect/v2.')]]);
  });

  test('on another origin', async () => {
    render(<Host baseUrl="https://api.example.com/connect" fetch={refused} />);
    await screen.findByText(strings.listFailed);
    const words = `Add ${location.origin} to \`trustedOrigins\``;
    expect(consoleError.mock.calls).toEqual([[expect.stringContaining(words)]]);
  });
});

test('an unknown application: warns that names are keys, and shows the user a message', async () => {
  render(
    <live.App>
      <ConnectAccountButton application="LinkedIn" />
    </live.App>,
  );
  press();
  expect((await screen.findByRole('alert')).textContent).toContain(strings.problems.unknown_application);
  expect(consoleError.mock.calls).toEqual([[expect.stringContaining('no application "LinkedIn"')]]);
});

test('an unknown application: warns before the first press', async () => {
  render(
    <live.App>
      <ConnectAccountButton application="linked-in" />
    </live.App>,
  );
  await waitFor(() => expect(consoleError.mock.calls).toEqual([[expect.stringContaining('"linked-in"')]]));
});

test("insideForm: the button renders no form and does not submit the app's", async () => {
  const sent = vi.fn<() => void>();
  render(
    <live.App>
      <form onSubmit={sent}>
        <ConnectAccountButton application="linkedin" name="LinkedIn" insideForm />
      </form>
      <ConnectionList />
    </live.App>,
  );
  press();
  await screen.findByText('jane@example.com');
  expect(document.querySelectorAll('form')).toHaveLength(1);
  expect(sent).not.toHaveBeenCalled();
  expect(consoleError).not.toHaveBeenCalled();
});

test('offline: shows a message, and reloads the list when the network returns', async () => {
  live.server.options.trouble = { listConnections: 'offline', createAttempt: 'offline' };
  render(<Host />);
  await screen.findByText(strings.listFailed);
  press();
  await screen.findByRole('button', { name: /^Try again/ });
  for (const sentence of alerts()) expect(sentence).toMatch(/The server could not be reached/);

  live.server.options.trouble = {};
  screen.getByRole('button', { name: strings.retry }).click();
  await screen.findByText(strings.empty);
  expect(consoleError).not.toHaveBeenCalled();
});

test('a catalogue that fails is requested once, and the accounts are shown without it', async () => {
  await live.seed([
    { application: 'notion', accountName: 'one' },
    { application: 'linkedin', accountName: 'two' },
  ]);
  let asked = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (!new Request(input).url.endsWith('/applications')) return live.server.fetch(input, init);
    asked += 1;
    return html(500)(input, init);
  };
  render(<Host fetch={fetch} />);
  await screen.findByText('two');
  await new Promise((later) => setTimeout(later, 500));
  expect(screen.getByText('two')).toBeTruthy();
  expect(asked).toBe(1);
});

test('clicks and keys in the dialog do not reach a clickable row of the app', async () => {
  await live.seed([{ application: 'linkedin', accountName: 'one' }]);
  const opened = vi.fn<() => void>();
  render(
    <live.App>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- apps have such rows */}
      <div onClick={opened} onKeyDown={opened}>
        <ConnectionList />
      </div>
    </live.App>,
  );
  await userEvent.click(await screen.findByRole('button', { name: /^Disconnect/ }));
  const dialog = await screen.findByRole('dialog');
  opened.mockClear();
  await userEvent.click(within(dialog).getByRole('heading'));
  await userEvent.keyboard('{Tab}');
  await userEvent.click(within(dialog).getByRole('button', { name: strings.cancel }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(opened).not.toHaveBeenCalled();
});

test('a rename does not submit a form of the app around a portal', async () => {
  await live.seed([{ application: 'linkedin', accountName: 'one' }]);
  const sent = vi.fn<() => void>();
  const portal = (
    <live.App>
      <ConnectionList />
    </live.App>
  );
  render(<form onSubmit={sent}>{createPortal(portal, document.body)}</form>);
  await userEvent.click(await screen.findByRole('button', { name: /^Rename/ }));
  await userEvent.keyboard('Sales{Enter}');
  await screen.findByText('Sales');
  expect(sent).not.toHaveBeenCalled();
});

describe('a newer server', () => {
  test('sends an unknown status of a connection', async () => {
    await live.seed([{ application: 'notion', accountName: 'janes notes' }]);
    render(<Host fetch={reword('"status":"connected"', '"status":"dormant"')} />);
    const row = await screen.findByRole('listitem');
    expect(within(row).getByText(strings.status.unknown.label)).toBeTruthy();
    expect(consoleError).not.toHaveBeenCalled();
  });

  test('sends an unknown status of an attempt: the button waits for a known one', async () => {
    render(<Host baseUrl="/api/connect/" fetch={reword('"status":"connected"', '"status":"paused"')} />);
    press();
    await screen.findByRole('listitem');
    expect(reworded.size).toBe(1);
    expect(consoleError.mock.calls).toEqual([
      [expect.stringContaining('was not answered by a handler of this version')],
    ]);
  });

  test('sent an unknown status that the app passes to the badge', () => {
    render(
      <Boundary>
        <ConnectionStatusBadge {...JSON.parse('{ "status": "dormant" }')} />
      </Boundary>,
    );
    expect(screen.getByText(strings.status.unknown.label)).toBeTruthy();
    expect(consoleError).not.toHaveBeenCalled();
  });
});

test.each(['http://anchor.example', 'app.anchorbrowser.io', 'null'])(
  'hostedOrigin %j: warns once, and the user still connects',
  async (hostedOrigin) => {
    render(<Host hostedOrigin={hostedOrigin} />);
    press();
    await waitFor(() => screen.getByText('jane@example.com'));
    expect(consoleError.mock.calls).toEqual([
      [expect.stringContaining(`but is "${hostedOrigin}". Messages`)],
    ]);
  },
);
