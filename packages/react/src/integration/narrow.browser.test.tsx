import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '@kit/react/styles.css';
import { ConnectionList, ConnectionRequest, LiveView } from '../index.ts';
import { en as strings } from '../locales/en.ts';
import { startLiveApp } from './startLiveApp.fixture.tsx';

const { innerWidth, innerHeight } = window;
beforeEach(() => void (document.body.style.margin = '0'));
afterEach(async () => {
  cleanup();
  await page.viewport(innerWidth, innerHeight);
});

const buttonBox = async (name: string) =>
  (await screen.findByRole('button', { name })).getBoundingClientRect();

const boxes = async () => [await buttonBox(strings.connect('LinkedIn')), await buttonBox(strings.notNow)];

test('the buttons of a request are as wide as a narrow card, and beside each other in a wide one', async () => {
  const live = await startLiveApp();
  const id = await live.ask();
  render(
    <live.App>
      <ConnectionRequest requestId={id} />
    </live.App>,
  );
  await page.viewport(320, 600);
  const [main, decline] = await boxes();
  expect([decline?.left, decline?.right]).toEqual([main?.left, main?.right]);
  expect(main?.width).toBeGreaterThan(270);
  await page.viewport(600, 600);
  const [wideMain, wideDecline] = await boxes();
  expect(wideDecline?.top).toBe(wideMain?.top);
});

test('the focus ring of the activity leaves the lines around it free', async () => {
  const live = await startLiveApp();
  await live.seed([{ application: 'linkedin', accountName: 'jane@example.com' }]);
  render(
    <live.App>
      <ConnectionList showActivity />
    </live.App>,
  );
  await page.viewport(320, 600);
  const button = await screen.findByRole('button', { name: /^Recent activity/ });
  await userEvent.tab();
  while (document.activeElement !== button) await userEvent.tab();
  const { outlineOffset, outlineWidth, outlineStyle } = getComputedStyle(button);
  expect(outlineStyle).toBe('solid');
  const reach = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
  const above = document.querySelector('[data-part="time"]')?.getBoundingClientRect();
  expect(button.getBoundingClientRect().top - reach).toBeGreaterThanOrEqual(above?.bottom ?? Infinity);
});

test('a live view in a centered column is not wider than a page of 320 px with a margin', async () => {
  const live = await startLiveApp();
  render(
    <live.App>
      <div style={{ display: 'flex' }}>
        <div style={{ margin: 'auto', padding: '1rem' }}>
          <LiveView sessionId="unknown" />
        </div>
      </div>
    </live.App>,
  );
  await screen.findByRole('group');
  await page.viewport(320, 600);
  expect(document.documentElement.scrollWidth).toBe(320);
});
