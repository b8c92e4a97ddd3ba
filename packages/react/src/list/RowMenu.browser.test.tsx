import '@kit/react/styles.css';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { cdp, userEvent, type CDPSession } from 'vitest/browser';
import { ConnectionList } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { ar } from '../locales/ar.ts';
import { en as strings } from '../locales/en.ts';

afterEach(cleanup);

const ada = 'Notion, ada';
const menuButton = () => screen.findByRole('button', { name: strings.actionsOf(ada) });
const focused = () => document.activeElement?.textContent;

async function start(width: number, frame: (list: ReactNode) => ReactNode = (list) => list) {
  const live = await startLiveApp();
  await live.seed([{ application: 'notion', accountName: 'ada' }]);
  render(<live.App>{frame(<div style={{ inlineSize: width }}>{<ConnectionList />}</div>)}</live.App>);
  await screen.findByText('ada');
  return live;
}

test('a wide list has buttons, and a narrow one a menu', async () => {
  await start(600);
  expect(screen.getAllByRole('button')).toHaveLength(2);
  cleanup();
  await start(320);
  expect(screen.getAllByRole('button')).toEqual([await menuButton()]);
});

test('keys go through the menu, and Escape returns to the button', async () => {
  await start(320);
  const button = await menuButton();
  expect(button.getAttribute('aria-haspopup')).toBe('menu');
  expect(button.getAttribute('aria-expanded')).toBe('false');
  button.focus();
  await userEvent.keyboard('{Enter}');
  const menu = await screen.findByRole('menu', { name: strings.actionsOf(ada) });
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(button.getAttribute('aria-controls')).toBe(menu.id);
  expect(within(menu).getAllByRole('menuitem')).toHaveLength(2);
  await waitFor(() => expect(focused()).toBe(strings.rename));
  for (const [key, item] of [
    ['{ArrowDown}', strings.disconnect],
    ['{ArrowDown}', strings.rename],
    ['{ArrowUp}', strings.disconnect],
    ['{Home}', strings.rename],
    ['{End}', strings.disconnect],
  ] as const) {
    await userEvent.keyboard(key);
    expect(focused()).toBe(item);
  }
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard('{ArrowUp}');
  await waitFor(() => expect(focused()).toBe(strings.disconnect));
  await userEvent.keyboard('{Tab}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
});

test('its button is as wide as it is high, at least 24 pixels', async () => {
  await start(320);
  const { width, height } = (await menuButton()).getBoundingClientRect();
  expect(width).toBe(height);
  expect(width).toBeGreaterThanOrEqual(24);
});

test('a popover of the app receives no `toggle` of the menu', async () => {
  const states: string[] = [];
  const popover = (list: ReactNode) => (
    <div
      ref={(element) => element?.showPopover()}
      popover="auto"
      onToggle={(event) => states.push(event.newState)}
    >
      {list}
    </div>
  );
  await start(320, popover);
  await waitFor(() => expect(states).toContain('open'));
  states.length = 0;
  await userEvent.click(await menuButton());
  await screen.findByRole('menu');
  await userEvent.keyboard('{Escape}');
  await new Promise((resolve) => setTimeout(resolve, 50)); // the event comes later
  expect(states).toEqual([]);
});

function HostDialog({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return <dialog ref={dialog}>{children}</dialog>;
}

test('Escape and a click elsewhere close the menu, not the dialog of the app', async () => {
  await start(320, (list) => <HostDialog>{list}</HostDialog>);
  const button = await menuButton();
  await userEvent.click(button);
  await screen.findByRole('menu');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(screen.getByRole<HTMLDialogElement>('dialog').open).toBe(true);
  await userEvent.click(button);
  await screen.findByRole('menu');
  await userEvent.click(button);
  expect(screen.queryByRole('menu')).toBeNull();
  await userEvent.click(button);
  await screen.findByRole('menu');
  await userEvent.click(screen.getByText('ada'));
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
});

test('its actions rename and disconnect, and the focus returns to the button', async () => {
  const live = await start(320);
  const button = await menuButton();
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole('menuitem', { name: strings.rename }));
  await screen.findByRole('textbox');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(button));

  await userEvent.click(button);
  await userEvent.click(await screen.findByRole('menuitem', { name: strings.disconnect }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: strings.cancel }));
  await waitFor(() => expect(document.activeElement).toBe(button));
  await userEvent.click(button);
  await userEvent.click(await screen.findByRole('menuitem', { name: strings.disconnect }));
  await userEvent.click(await screen.findByRole('button', { name: strings.disconnect }));
  await screen.findByText(strings.empty);
  expect(live.server.emulator.identities()).toEqual([]);
});

test('in a right-to-left page the menu begins at the left edge of the button', async () => {
  const live = await startLiveApp();
  await live.seed([{ application: 'notion', accountName: 'ada' }]);
  render(
    <live.App locale={ar}>
      <div dir="rtl" style={{ inlineSize: 320 }}>
        <ConnectionList />
      </div>
    </live.App>,
  );
  const button = await screen.findByRole('button');
  await userEvent.click(button);
  const menu = (await screen.findByRole('menu')).getBoundingClientRect();
  const { left, bottom } = button.getBoundingClientRect();
  expect(Math.abs(menu.left - Math.max(left, 4))).toBeLessThan(1);
  expect(menu.top).toBeGreaterThan(bottom);
});

test('a finger has targets of 44 pixels', async () => {
  const browser: CDPSession = cdp();
  const touch = (enabled: boolean) => browser.send('Emulation.setTouchEmulationEnabled', { enabled });
  await touch(true);
  onTestFinished(async () => void (await touch(false)));
  await start(320);
  const button = await menuButton();
  await waitFor(() => expect(button.getBoundingClientRect().width).toBeGreaterThanOrEqual(44));
  expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  button.click();
  for (const item of await screen.findAllByRole('menuitem'))
    expect(item.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
});
