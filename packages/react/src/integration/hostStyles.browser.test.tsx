import '../styles.css';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { cdp, type CDPSession } from 'vitest/browser';
import {
  ApplicationPicker,
  ConnectAccountButton,
  ConnectionList,
  DisconnectButton,
  LiveRegion,
} from '../index.ts';
import { anyConnection } from '../list/OneConnection.fixture.tsx';
import { startLiveApp } from './startLiveApp.fixture.tsx';

afterEach(cleanup);

/** Where every part is, and how large its text. */
const drawn = () =>
  [...document.querySelectorAll('[data-part]')].map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    return [part.getAttribute('data-part'), x, y, width, height, getComputedStyle(part).fontSize];
  });

test("the app's styles for h2, p and other elements do not change the layout", async () => {
  const live = await startLiveApp();
  await live.seed(['one', 'two'].map((accountName) => ({ application: 'notion', accountName })));
  render(
    <live.App>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
      <ApplicationPicker />
    </live.App>,
  );
  const [disconnect] = await screen.findAllByRole('button', { name: /^Disconnect/ });
  disconnect?.click();
  await screen.findByRole('dialog');
  await waitFor(() => {
    expect(document.querySelector('[data-part="group-title"]')).not.toBeNull();
    expect(document.querySelector('[data-part="tile"]')).not.toBeNull();
    expect(document.getAnimations()).toEqual([]);
  });
  const before = drawn();

  const rules = document.createElement('style');
  rules.textContent =
    'h1,h2,h3,h4,h5,h6,p,small,strong,em,b,i,label,fieldset,figure { margin: 17px; padding: 9px; font-size: 31px }';
  document.head.append(rules);
  onTestFinished(() => rules.remove());
  expect(drawn()).toEqual(before);
});

test.each([
  ['', 0],
  ['* { margin: 0; padding: 0 }', 1],
])('warns about a reset that overrides the kit: %s', async (rule, times) => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const rules = document.createElement('style');
  rules.textContent = rule;
  document.head.append(rules);
  onTestFinished(() => {
    rules.remove();
    vi.useRealTimers();
    consoleError.mockRestore();
  });
  render(<LiveRegion>{null}</LiveRegion>);
  vi.advanceTimersByTime(2000);
  expect(consoleError.mock.calls).toHaveLength(times);
  for (const call of consoleError.mock.calls)
    expect(call).toEqual([expect.stringContaining('@layer reset, connect;')]);
});

const words = () => document.querySelectorAll('[data-part="account"], [data-part="dialog-body"]');

test('rows and the dialog align to the start in an app with centred text', async () => {
  const live = await startLiveApp();
  await live.seed([{ application: 'notion', accountName: 'one' }]);
  render(
    <div style={{ textAlign: 'center' }}>
      <live.App>
        <ConnectionList />
        <DisconnectButton connection={anyConnection} />
      </live.App>
    </div>,
  );
  await screen.findByText('one');
  for (const button of screen.getAllByRole('button', { name: /^Disconnect/ })) button.click();
  await waitFor(() => expect(words()).toHaveLength(3));
  for (const word of words()) expect(getComputedStyle(word).textAlign).toBe('start');
});

/** The names of the running animations, without repetitions. */
const running = () =>
  [
    ...new Set(
      document
        .getAnimations()
        .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : 'transition')),
    ),
  ].toSorted();

async function setReducedMotion(value: 'reduce' | '') {
  const browser: CDPSession = cdp();
  await browser.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
}

test("reduced motion stops the kit's animations, and not those of the app", async () => {
  onTestFinished(() => setReducedMotion(''));
  const live = await startLiveApp();
  live.server.options.trouble = { listConnections: 'silent' };
  live.server.options.visit = 'stays';
  const rules = document.createElement('style');
  rules.textContent =
    '@keyframes app-blink { to { opacity: 0 } } [class$=-banner] { animation: app-blink 1s infinite }';
  document.head.append(rules);
  onTestFinished(() => rules.remove());
  render(
    <live.App>
      <p className="disconnect-banner">Maintenance tonight</p>
      <p className="connect-banner">Connect your first account</p>
      <ConnectAccountButton application="linkedin" name="LinkedIn" />
      <ConnectionList />
    </live.App>,
  );
  const button = screen.getByRole('button', { name: 'Connect LinkedIn' });
  button.click();
  await waitFor(() => expect(running()).toEqual(['app-blink', 'connect-pulse', 'connect-turn']));
  expect(getComputedStyle(button).transitionDuration).not.toBe('0s');

  await setReducedMotion('reduce');
  await waitFor(() => expect(running()).toEqual(['app-blink']));
  expect(getComputedStyle(button).transitionDuration).toBe('0s');
  for (const banner of document.querySelectorAll('[class$=-banner]'))
    expect(banner.getAnimations()).toHaveLength(1);
});
