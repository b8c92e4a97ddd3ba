import { cleanup, render, screen } from '@testing-library/react';
import type { CSSProperties } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../styles.css';
import { ApplicationPicker, ConnectionList } from '../index.ts';
import { startLiveApp } from './startLiveApp.fixture.tsx';

const { innerWidth, innerHeight } = window;
beforeEach(() => void (document.body.style.margin = '0'));
afterEach(async () => {
  cleanup();
  await page.viewport(innerWidth, innerHeight);
});

const parents = {
  'a block': {},
  'a row': { display: 'flex' },
  'a centered row': { display: 'flex', placeItems: 'center', justifyContent: 'center' },
  'a centered column': { display: 'flex', flexDirection: 'column', alignItems: 'center' },
  'a centered grid': { display: 'grid', justifyItems: 'center' },
  'a box as wide as what is in it': { display: 'inline-block' },
} satisfies Record<string, CSSProperties>;

const widths = () =>
  ['[data-part="list"]', '[data-part="picker"]'].map(
    (part) => document.querySelector(part)?.getBoundingClientRect().width ?? 0,
  );

test.each(Object.entries(parents))(
  'in %s: wide enough to read, and never wider than the page',
  async (_, style) => {
    const live = await startLiveApp();
    await live.seed([{ application: 'notion', accountName: 'jane.doe' }]);
    render(
      <live.App>
        <div style={style}>
          <ConnectionList />
        </div>
        <div style={style}>
          <ApplicationPicker />
        </div>
      </live.App>,
    );
    await screen.findByText('jane.doe');
    await screen.findByRole('button', { name: /Salesforce/ });

    await page.viewport(1000, 600);
    for (const width of widths()) expect(width).toBeGreaterThanOrEqual(600);
    await page.viewport(320, 600);
    for (const width of widths()) {
      expect(width).toBeGreaterThanOrEqual(280);
      expect(width).toBeLessThanOrEqual(320);
    }
  },
);

test('a long application name does not make the page wider', async () => {
  const name = 'Regional Savings Bank of the Upper River Valley';
  const live = await startLiveApp({ moreApplications: [name] });
  render(
    <live.App>
      <ApplicationPicker />
    </live.App>,
  );
  await screen.findByRole('button', { name: new RegExp(name) });
  await page.viewport(320, 600);
  expect(document.documentElement.scrollWidth).toBe(320);
});
