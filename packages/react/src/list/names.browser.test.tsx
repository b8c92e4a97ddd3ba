import '@kit/react/styles.css';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { SeededConnection } from '../../../../.storybook/live/LiveOptions.ts';
import { ar } from '../locales/ar.ts';
import { en } from '../locales/en.ts';
import { newer, notice, older, startSame, twice } from './sameAccount.fixture.tsx';

afterEach(cleanup);

const rows = () => [...document.querySelectorAll('[data-part="row"]')];
const rowNames = () => rows().map((row) => row.getAttribute('aria-label'));
const titles = () =>
  rows().map((row) => row.querySelector('[data-part="title"] > :first-child')?.textContent?.trim());
const right = (element: Element | null | undefined) => element?.getBoundingClientRect().right ?? 0;
const account = (accountName: string, more: Partial<SeededConnection> = {}): SeededConnection => ({
  application: 'linkedin',
  accountName,
  ...more,
});

test('accounts with one name are numbered as they were connected, and no two controls have one name', async () => {
  const { show } = await startSame([
    account('jane', { status: 'needs_attention' }),
    account('Jane '),
    account('jane'),
    account('other'),
    { application: 'notion', accountName: 'jane' },
  ]);
  show();
  await waitFor(() => expect(notice()).not.toBeNull());
  expect(titles()).toEqual(['jane (3)', 'Jane (2)', 'jane', 'other', 'Notion']);
  expect(rowNames()).toEqual([
    'LinkedIn, jane (3)',
    'LinkedIn, Jane (2)',
    'LinkedIn, jane',
    'LinkedIn, other',
    'Notion, jane',
  ]);
  await waitFor(() => expect(screen.getAllByRole('combobox')).toHaveLength(5));
  for (const role of ['button', 'combobox'] as const) {
    const names = screen.getAllByRole(role).map((element) => element.ariaLabel ?? spoken(element));
    expect(new Set(names).size).toBe(names.length);
  }
});

/** What screen readers read of a button. */
const spoken = (element: Element) =>
  element.querySelector('.connect-hidden')?.textContent ?? element.textContent;

test('a label, a missing name and a name that looks numbered have a number where they are equal', async () => {
  const { show } = await startSame([
    account(''),
    account('ada (2)'),
    account('ada'),
    account('', { label: 'ada' }),
    account(''),
    account('eve', { label: 'Work' }),
    account('eve'),
  ]);
  show();
  await screen.findByText('Work');
  expect(titles()).toEqual(['LinkedIn (2)', 'ada (2) (2)', 'ada (2)', 'ada', 'LinkedIn', 'Work', 'eve']);
  expect(new Set(rowNames()).size).toBe(7);
});

test('the dialog names the numbered account, and callbacks receive the connection as it is', async () => {
  const { show, disconnected, ids } = await startSame(twice);
  show();
  (await screen.findByRole('button', { name: 'Disconnect LinkedIn, jane@example.com (2)' })).click();
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('jane@example.com (2)')).toBeTruthy();
  dialog.getByRole('button', { name: en.disconnect }).click();
  await waitFor(() => expect(disconnected).toHaveBeenCalledOnce());
  expect(disconnected.mock.calls[0]?.[0]).toMatchObject({ id: ids[0], accountName: 'jane@example.com' });
  expect(titles()).toEqual(['LinkedIn']);
  expect(rowNames()).toEqual(['LinkedIn, jane@example.com']);
  expect(notice()).toBeNull();
});

test('a reconnect makes an account the newest, but it keeps its number', async () => {
  const { show, signIn, ids, storedIds } = await startSame([newer, { ...older, status: 'needs_attention' }]);
  show();
  await waitFor(() => expect(rowNames()).toHaveLength(2));
  (await screen.findByRole('button', { name: 'Reconnect LinkedIn, jane@example.com' })).click();
  await signIn();
  await waitFor(async () => expect(await storedIds()).toEqual(ids.toReversed()));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Reconnect/ })).toBeNull());
  expect(rowNames()).toEqual(['LinkedIn, jane@example.com', 'LinkedIn, jane@example.com (2)']);
});

test('in a right-to-left language, the number follows the name in its direction', async () => {
  const { show } = await startSame(twice);
  show({ locale: ar });
  await waitFor(() => expect(notice()).not.toBeNull());
  const name = screen.getByText('jane@example.com (2)');
  expect(getComputedStyle(name).direction).toBe('ltr');
  expect(notice()?.textContent).toContain(ar.sameAccount);
  const [text, refresh] = [notice()?.querySelector('p'), notice()?.querySelector('[data-part="button"]')];
  expect(Math.abs(right(text) - right(refresh))).toBeLessThan(1);
});
