import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionList } from '../index.ts';
import { outline } from '../integration/ScreenReader.fixture.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { en as strings } from '../locales/en.ts';

afterEach(cleanup);

const listRoles = ['list', 'listitem', 'heading'];

test('a screen reader counts applications, and the accounts of a group in a list with its name', async () => {
  const live = await startLiveApp();
  await live.seed([
    { application: 'notion', accountName: 'jane.doe' },
    { application: 'linkedin', accountName: 'jane@example.com' },
    { application: 'linkedin', accountName: 'sales@example.com' },
  ]);
  render(
    <live.App>
      <ConnectionList />
    </live.App>,
  );
  await screen.findByRole('heading', { name: 'LinkedIn' });
  expect(await outline(listRoles)).toEqual([
    'list',
    '  listitem Notion, jane.doe',
    '  listitem',
    '    heading LinkedIn',
    '    list LinkedIn',
    '      listitem LinkedIn, jane@example.com',
    '      listitem LinkedIn, sales@example.com',
  ]);

  const row = screen.getByRole('listitem', { name: 'LinkedIn, jane@example.com' });
  const disconnect = strings.disconnectAccount(strings.account('LinkedIn', 'sales@example.com'));
  screen.getByRole('button', { name: disconnect }).click();
  within(await screen.findByRole('dialog'))
    .getByRole('button', { name: strings.disconnect })
    .click();
  await expect
    .poll(() => outline(listRoles))
    .toEqual(['list', '  listitem Notion, jane.doe', '  listitem LinkedIn, jane@example.com']);
  expect(row.isConnected).toBe(true);
});
