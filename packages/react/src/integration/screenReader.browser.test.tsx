import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '@kit/react/styles.css';
import { ConnectAccountButton, ConnectionList, type Strings } from '../index.ts';
import { de } from '../locales/de.ts';
import { en } from '../locales/en.ts';
import { ScreenReader } from './ScreenReader.fixture.ts';
import { startLiveApp } from './startLiveApp.fixture.tsx';

afterEach(cleanup);

/** Actions, and the lines that a screen reader then reads. */
type Script = [action: Action, ...lines: string[]][];
type Action = 'Tab' | 'Shift+Tab' | 'Enter' | 'Escape' | 'listen again' | 'sign in' | 'the site signs out';

const english: Script = [
  ['Tab', 'button “Connect LinkedIn”'],
  ['Enter', 'announced: Connecting LinkedIn. Continue in the sign-in window.'],
  ['listen again', 'button “Continue in the window…: LinkedIn”, busy'],
  ['sign in', 'announced: LinkedIn is connected.'],
  ['listen again', 'button “Connected: LinkedIn”'],
  ['Tab', 'region “Connected accounts”', 'button “Rename LinkedIn, jane@example.com”'],
  ['Enter', 'textbox “Name for LinkedIn, jane@example.com”'],
  ['Escape', 'button “Rename LinkedIn, jane@example.com”'],
  ['Tab', 'button “Disconnect LinkedIn, jane@example.com”'],

  ['the site signs out', 'announced: LinkedIn, jane@example.com needs you to sign in again.'],
  ['Shift+Tab', 'button “Rename LinkedIn, jane@example.com”'],
  ['Shift+Tab', 'button “Reconnect LinkedIn, jane@example.com”'],
  ['Enter', 'announced: Connecting LinkedIn. Continue in the sign-in window.'],
  ['listen again', 'button “Continue in the window…: LinkedIn, jane@example.com”, busy'],
  ['sign in', 'listitem “LinkedIn, jane@example.com”', 'announced: LinkedIn is connected.'],
  ['Tab', 'button “Rename LinkedIn, jane@example.com”'],
  ['Tab', 'button “Disconnect LinkedIn, jane@example.com”'],

  [
    'Enter',
    'dialog “Disconnect LinkedIn?”, Agents will no longer be able to use jane@example.com. You can reconnect at any time.',
    'button “Cancel”',
  ],
  ['Escape', 'region “Connected accounts”', 'button “Disconnect LinkedIn, jane@example.com”'],
  [
    'Enter',
    'dialog “Disconnect LinkedIn?”, Agents will no longer be able to use jane@example.com. You can reconnect at any time.',
    'button “Cancel”',
  ],
  ['Tab', 'button “Disconnect”'],
  ['Enter', 'region “Connected accounts”', 'announced: LinkedIn, jane@example.com is disconnected.'],
];

const german: Script = [
  ['Tab', 'button “LinkedIn verbinden”'],
  ['Enter', 'announced: LinkedIn wird verbunden. Fahren Sie im Anmeldefenster fort.'],
  ['listen again', 'button “Weiter im Fenster …: LinkedIn”, busy'],
  ['sign in', 'announced: LinkedIn ist verbunden.'],
  ['listen again', 'button “Verbunden: LinkedIn”'],
  ['Tab', 'region “Verbundene Konten”', 'button “LinkedIn, jane@example.com umbenennen”'],
  ['Enter', 'textbox “Name für LinkedIn, jane@example.com”'],
  ['Escape', 'button “LinkedIn, jane@example.com umbenennen”'],
  ['Tab', 'button “LinkedIn, jane@example.com trennen”'],

  ['the site signs out', 'announced: Für LinkedIn, jane@example.com müssen Sie sich erneut anmelden.'],
  ['Shift+Tab', 'button “LinkedIn, jane@example.com umbenennen”'],
  ['Shift+Tab', 'button “LinkedIn, jane@example.com erneut verbinden”'],
  ['Enter', 'announced: LinkedIn wird verbunden. Fahren Sie im Anmeldefenster fort.'],
  ['listen again', 'button “Weiter im Fenster …: LinkedIn, jane@example.com”, busy'],
  ['sign in', 'listitem “LinkedIn, jane@example.com”', 'announced: LinkedIn ist verbunden.'],
  ['Tab', 'button “LinkedIn, jane@example.com umbenennen”'],
  ['Tab', 'button “LinkedIn, jane@example.com trennen”'],

  [
    'Enter',
    'dialog “LinkedIn trennen?”, Agenten können jane@example.com dann nicht mehr verwenden. Sie können das Konto jederzeit wieder verbinden.',
    'button “Abbrechen”',
  ],
  ['Escape', 'region “Verbundene Konten”', 'button “LinkedIn, jane@example.com trennen”'],
  [
    'Enter',
    'dialog “LinkedIn trennen?”, Agenten können jane@example.com dann nicht mehr verwenden. Sie können das Konto jederzeit wieder verbinden.',
    'button “Abbrechen”',
  ],
  ['Tab', 'button “Trennen”'],
  ['Enter', 'region “Verbundene Konten”', 'announced: LinkedIn, jane@example.com ist getrennt.'],
];

test.each([
  ['English', en, english],
  ['German', de, german],
])('a screen reader reads the page in %s', { timeout: 60_000 }, async (_, locale, script) => {
  const { reader, act } = await openPage(locale);
  for (const [action, ...lines] of script) {
    const before = reader.lines.length;
    await act(action);
    await expect.poll(() => reader.lines.slice(before), { message: `after “${action}”` }).toEqual(lines);
    expect(document.activeElement, `the focus after “${action}”`).not.toBe(document.body);
  }
});

/** A page with the button and the list, and someone with a keyboard and a screen reader in front of it. */
async function openPage(locale: Strings) {
  const live = await startLiveApp();
  live.server.options.visit = 'stays';
  render(
    <live.App locale={locale}>
      <ConnectAccountButton application="linkedin" />
      <ConnectionList />
    </live.App>,
  );
  await screen.findByRole('button', { name: locale.connect('LinkedIn') });
  await screen.findByText(locale.empty);
  const open = vi.spyOn(live.environment, 'open');
  const reader = new ScreenReader();
  onTestFinished(() => reader.stop());

  const act = async (action: Action) => {
    if (action === 'listen again') return reader.readFocus();
    if (action === 'sign in') return live.signIn(open.mock.results.at(-1)?.value);
    if (action !== 'the site signs out') return userEvent.keyboard(keys[action]);
    for (const { id } of live.server.emulator.identities())
      await live.server.store.updateConnection({ identityId: id }, { identityStatus: 'failed' });
    await live.refetch();
  };
  return { reader, act };
}

const keys = { Tab: '{Tab}', 'Shift+Tab': '{Shift>}{Tab}{/Shift}', Enter: '{Enter}', Escape: '{Escape}' };
