import assert from 'node:assert/strict';
import type { Browser } from 'playwright';
import { runToEnd } from '../shared/startServer.ts';
import { connectInChat, declineInChat, moveOnInChat, reloadChat } from './chats.ts';
import { account, connectAccount, connectAndDisconnect } from './journeys.ts';
import { visitDialog } from './dialogs.ts';
import type { Row } from './rows.ts';
import { visit } from './visit.ts';

/** What a case receives: a running app, a browser, and a new user. */
export interface Scene {
  row: Row;
  url: string;
  browser: Browser;
  user: string;
  /** Returns everything that the server wrote. */
  log: () => string;
}

interface Case {
  title: string;
  run: (scene: Scene) => Promise<void>;
}

/** How often a page asks for the list. */
async function countQuestions({ browser, url, user }: Scene, path: string, lists: number): Promise<number> {
  const { page } = await visit(browser, url, user);
  let questions = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/connect/connections') questions += 1;
  });
  await page.goto(path);
  await page
    .getByText('No accounts connected')
    .nth(lists - 1)
    .waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().close();
  return questions;
}

/** Connects and disconnects in a page, and expects an empty console. */
async function doItQuietly({ row, browser, url, user }: Scene, path: string): Promise<void> {
  const { page, noise } = await visit(browser, url, user);
  try {
    await page.goto((row.prefix ?? '') + path);
    await connectAndDisconnect(page);
  } catch (error) {
    throw new Error(`${String(error)}\nOn the console: ${noise.join('\n')}`, { cause: error });
  }
  assert.deepEqual(noise, []);
  await page.context().close();
}

/** What a user sees before any script runs. */
const inHtml = ({ base = '/api/connect' }: Row) => [
  new RegExp(`<form[^>]* action="${base}/attempts"`),
  /<button[^>]* type="submit"/,
  /Connect LinkedIn/,
  /<section[^>]* aria-busy="true"/,
  /Loading connected accounts/,
];

const list = {
  types: {
    title: 'the code of the README and of the guide to agents compiles against these types of React',
    run: async ({ row }) => {
      await runToEnd(['node', '../node_modules/typescript/bin/tsc', '-p', '.'], row.env, row.folder);
    },
  },

  server: {
    title: 'every component renders in Node without access to browser globals',
    run: async ({ row }) => {
      const text = await runToEnd(['node', 'checkServer.mjs'], row.env, row.folder);
      const { looks, noise, rendered } = JSON.parse(text);
      assert.deepEqual(looks, []);
      assert.deepEqual(noise, []);
      assert.match(rendered.ConnectAccountButton, /<button[^>]* type="submit"/);
      assert.match(rendered.ConnectionList, /aria-busy="true"/);
      assert.match(rendered.ConnectionStatusBadge, /Connected/);
    },
  },

  html: {
    title: 'the server streams HTML with the button and a loading list',
    run: async ({ row, url, user, log }) => {
      const answer = await fetch(new URL(`${row.prefix ?? ''}/streamed${row.slash ?? ''}`, url), {
        headers: { cookie: `user=${user}` },
      });
      assert.equal(answer.status, 200);
      const text = await answer.text();
      const late = text.slice(text.indexOf('The page comes first.'));
      for (const part of inHtml(row))
        assert.ok(part.test(late), `${part} is not in\n${late.slice(0, 2_000)}`);
      assert.doesNotMatch(log(), /warning|error/i);
    },
  },

  connect: {
    title: 'connects by popup, lists and disconnects, without console output',
    run: (scene) => doItQuietly(scene, '/'),
  },

  hydrate: {
    title: 'connects, lists and disconnects on a streamed page',
    run: (scene) => doItQuietly(scene, '/streamed'),
  },

  first: {
    title: 'a server-rendered page has the accounts in its HTML',
    run: async ({ browser, url, user }) => {
      const { page } = await visit(browser, url, user);
      await page.goto('/');
      await connectAccount(page);
      await page.context().close();
      const answer = await fetch(new URL('/settings', url), { headers: { cookie: `user=${user}` } });
      const text = await answer.text();
      assert.match(text, /<button[^>]* type="submit"/);
      assert.ok(text.includes(`>${account} </span>`), text.slice(0, 2_000));
      assert.doesNotMatch(text, /<section[^>]* aria-busy="true"/);
    },
  },

  form: {
    title: 'without scripts, the button starts the sign-in',
    run: async ({ row, browser, url, user }) => {
      const { page } = await visit(browser, url, user, { javaScriptEnabled: false });
      await page.goto(`${row.prefix ?? ''}/`);
      await page.getByRole('button', { name: 'Connect LinkedIn' }).click();
      await page.waitForURL(/\/identity\/create\?token=/);
      await page.context().close();
    },
  },

  shared: {
    title: "two lists under the app's own QueryClient send as many requests as one",
    run: async (scene) => {
      const alone = await countQuestions(scene, '/', 1);
      assert.ok(alone > 0);
      assert.equal(await countQuestions(scene, '/shared', 2), alone);
    },
  },
  dialogs: {
    title:
      'inside a dialog of MUI, Radix, Base UI, Headless UI, React Aria or the browser, Escape and clicks stay in the kit',
    run: async ({ browser, url, user }) => {
      const { page } = await visit(browser, url, user);
      await page.goto('/');
      await connectAccount(page);
      for (const library of [
        'MUI',
        'Radix',
        'Base UI',
        'Headless UI',
        'React Aria',
        'React Aria popover',
        'native',
      ])
        await visitDialog(page, library);
      await page.context().close();
    },
  },

  chat: {
    title: 'in a chat, a call waits for the account and runs once, and the next call needs no card',
    run: connectInChat,
  },

  chatReload: {
    title: 'in a chat, a reload neither loses nor repeats a call',
    run: reloadChat,
  },

  chatDeclined: {
    title: 'in a chat, the model reads that the user declined',
    run: declineInChat,
  },

  chatMovedOn: {
    title: 'in a chat, a message in place of an answer closes the card',
    run: moveOnInChat,
  },
} satisfies Record<string, Case>;

export type CaseName = keyof typeof list;

/** The cases of every app. */
export const cases: Record<CaseName, Case> = list;
