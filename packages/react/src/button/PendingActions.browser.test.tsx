import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../styles.css';
import { ConnectAccountButton, ReconnectButton, type Outcome, type Strings } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { standInShell } from '../../../../.storybook/live/standInEnvironment.ts';
import { OneConnection } from '../list/OneConnection.fixture.tsx';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { en } from '../locales/en.ts';
import { es } from '../locales/es.ts';
import { fr } from '../locales/fr.ts';
import { he } from '../locales/he.ts';
import { ja } from '../locales/ja.ts';
import { pt } from '../locales/pt.ts';
import { zh } from '../locales/zh.ts';

const { innerWidth, innerHeight } = window;
afterEach(async () => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  await page.viewport(innerWidth, innerHeight);
});

/** A button that has been pressed, with its window open. */
async function openWaiting(locale: Strings = en) {
  const live = await startLiveApp({ visit: 'stays' });
  const outcomes: Outcome[] = [];
  render(
    <live.App locale={locale}>
      <ConnectAccountButton application="linkedin" onOutcome={(outcome) => outcomes.push(outcome)} />
    </live.App>,
  );
  const button = await screen.findByRole('button', { name: locale.connect('LinkedIn') });
  const open = vi.spyOn(live.environment, 'open');
  await userEvent.click(button);
  const show = await screen.findByRole('button', {
    name: `${locale.showWindow}: LinkedIn`,
  });
  const cancel = screen.getByRole('button', { name: `${locale.cancelAttempt}: LinkedIn` });
  const [popup] = open.mock.results.map(({ value }) => value);
  if (!popup) throw new Error('No window has opened.');
  return { live, button, show, cancel, popup, outcomes };
}

const locales: Record<string, Strings> = { en, de, fr, es, pt, ja, zh, ar, he };

describe.each(Object.entries(locales))('%s', (_, locale) => {
  test('Show window focuses the window, and Cancel closes it with the outcome cancelled', async () => {
    document.documentElement.dir = locale.direction ?? 'ltr';
    const { button, show, cancel, popup, outcomes } = await openWaiting(locale);
    const [first, second] = [show, cancel].map((control) => control.getBoundingClientRect());
    const [before, after] = locale.direction === 'rtl' ? [second, first] : [first, second];
    expect(before?.right).toBeLessThan(after?.left ?? 0);

    const focus = vi.spyOn(popup, 'focus');
    await userEvent.click(show);
    expect(focus).toHaveBeenCalledOnce();
    expect(popup.closed).toBe(false);
    expect(outcomes).toEqual([]);

    await userEvent.click(cancel);
    await waitFor(() => expect(outcomes).toEqual([{ status: 'cancelled' }]));
    expect(popup.closed).toBe(true);
    expect(cancel.isConnected).toBe(false);
    expect(document.activeElement).toBe(button);
    expect(button.textContent).toContain(locale.tryAgain);
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toContain(
        `${locale.announceNotConnected('LinkedIn')} ${locale.hintDismissed}`,
      ),
    );
  });
});

test('the keyboard reaches both controls after the button', async () => {
  const { button, show, cancel, outcomes } = await openWaiting();
  button.focus();
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(show);
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(cancel);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(outcomes).toEqual([{ status: 'cancelled' }]));
  expect(document.activeElement).toBe(button);
});

test('the button has the focus when the sign-in ends while a control has it', async () => {
  const { live, button, show, popup } = await openWaiting();
  show.focus();
  await live.signIn(popup);
  await waitFor(() => expect(show.isConnected).toBe(false));
  expect(document.activeElement).toBe(button);
});

test('the focus stays where it is when the sign-in ends while it is elsewhere', async () => {
  const { live, show, popup } = await openWaiting();
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  await live.signIn(popup);
  await waitFor(() => expect(show.isConnected).toBe(false));
  expect(document.activeElement).toBe(field);
  field.remove();
});

test('the next press after Cancel opens the next window', async () => {
  const { live, button, cancel, outcomes } = await openWaiting();
  await userEvent.click(cancel);
  await waitFor(() => expect(outcomes).toHaveLength(1));
  live.server.options.visit = 'signs-in';
  await userEvent.click(button);
  await waitFor(() => expect(outcomes.map(({ status }) => status)).toEqual(['cancelled', 'connected']));
});

test('in a native app, where no window can be focused, there is only Cancel', async () => {
  const live = await startLiveApp({ isNative: true });
  render(
    <live.App native={standInShell}>
      <ConnectAccountButton application="linkedin" />
    </live.App>,
  );
  await userEvent.click(await screen.findByRole('button', { name: en.connect('LinkedIn') }));
  await screen.findByRole('button', { name: /^Cancel/ });
  expect(screen.queryByRole('button', { name: /^Show window/ })).toBeNull();
});

test('at 320 px, both controls of a reconnect fit on the page and are large enough for a finger', async () => {
  await page.viewport(320, 600);
  const live = await startLiveApp({ visit: 'stays' });
  await live.seed([{ application: 'linkedin', accountName: 'jane@example.com' }]);
  render(
    <live.App locale={de}>
      <OneConnection show={(connection) => <ReconnectButton connection={connection} />} />
    </live.App>,
  );
  await userEvent.click(
    await screen.findByRole('button', { name: de.reconnectAccount('LinkedIn, jane@example.com') }),
  );
  for (const label of [de.showWindow, de.cancelAttempt]) {
    const control = await screen.findByRole('button', { name: new RegExp(`^${label}`) });
    const { left, right, height, width } = control.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
    expect(Math.min(height, width)).toBeGreaterThanOrEqual(24);
  }
});
