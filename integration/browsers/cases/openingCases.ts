import assert from 'node:assert/strict';
import { AppTab, expectClosed, finish, otherTab } from '../AppTab.ts';
import { pause, until } from '../until.ts';
import { type Case, connected } from './Case.ts';
import { connectInWindow } from './connectInWindow.ts';

/** An attempt made ahead of the click, as a finger that stays a moment on the button makes it. */
const prepared = (end: string, headers: Record<string, string> = {}): Case => ({
  title: `made before the click: the window goes straight to its start, and ${end}`,
  async run({ browser, app, world }) {
    await world.dress('page', headers);
    await app.open();
    await app.touch();
    await until('an attempt is there', async () => (await world.observe()).attempts.length === 1);
    const popup = await app.openPopup();
    await finish(popup);
    await expectClosed(browser, popup);
    await app.expectRows(1, connected);
    assert.equal((await world.observe()).attempts.length, 1);
  },
});

export const openingCases = {
  popup: {
    title: 'signs in, the window closes by itself, the account is listed',
    async run(scene) {
      await connectInWindow(scene);
      const { connections, attempts, tokens } = await scene.world.observe();
      assert.deepEqual([connections.length, attempts.length, tokens], [1, 1, 1]);
    },
  },
  redirect: {
    title: 'in the same tab: comes back to the app, the account is listed',
    async run({ browser, app }) {
      await app.tab.click('//label[contains(., "In this tab")]');
      await app.press();
      await until('the hosted page is there', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      await finish(app.tab);
      await app.expectRows(1, connected);
      assert.equal((await browser.tabs()).length, 1);
    },
  },
  slow: {
    title: 'a server that takes six seconds: the window opens in the click, and connects',
    async run({ app, world }) {
      await world.hinder({ delayMs: 6000 });
      const popup = await app.openPopup();
      await world.hinder({});
      await finish(popup);
      await app.expectRows(1, connected);
    },
  },
  prepared: prepared('connects'),
  'prepared, cut off': prepared('cut off by COOP of the app it connects', {
    'cross-origin-opener-policy': 'same-origin',
  }),
  blocked: {
    title: 'without a click no window opens: goes on in the same tab, and connects',
    async run({ browser, app }) {
      // Seven seconds without a word to the page, which would lend it activation.
      await app.tab.run(`setTimeout(() => document.querySelector('li button').click(), 7000)`);
      await until('the hosted page is there', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      assert.equal((await browser.tabs()).length, 1);
      await finish(app.tab);
      await app.expectRows(1, connected);
    },
  },
  'double click': {
    title: 'clicked again and again: one window, one attempt, one token',
    async run({ browser, app, world }) {
      await app.press();
      await pause(350); // of a double click: what is tested is the time between
      await app.press();
      const popup = await otherTab(browser, app);
      await until('the hosted page', async () => (await popup.url()).includes('/identity/create?'));
      assert.equal((await browser.tabs()).length, 2);
      await finish(popup);
      await app.expectRows(1, connected);
      const { attempts, tokens } = await world.observe();
      assert.deepEqual([attempts.length, tokens], [1, 1]);
    },
  },
  tabs: {
    title: 'two tabs: each connects, neither takes the other’s window',
    async run({ browser, app, world, addresses }) {
      const second = new AppTab(browser, await browser.openTab(), addresses.app);
      await second.open();
      await app.tab.focus();
      const first = await app.openPopup('LinkedIn');
      await second.tab.focus();
      const other = await second.openPopup('Notion');
      await finish(first, 'one@example.com');
      await finish(other, 'two@example.com');
      await app.expectEnds(connected);
      await second.expectEnds(connected);
      assert.equal((await world.observe()).connections.length, 2);
    },
  },
  reload: {
    title: 'the app is reloaded mid-flow: takes the attempt up again',
    async run({ app }) {
      const popup = await app.openPopup();
      await app.tab.reload();
      await app.shown();
      await finish(popup);
      await app.expectRows(1, connected);
    },
  },
  'left and back': {
    title: 'the app is left and come back to mid-flow: takes the attempt up again',
    async run({ app, addresses }) {
      const popup = await app.openPopup();
      await app.tab.goto(`${addresses.evil}/`);
      await app.tab.back();
      await app.shown();
      await finish(popup);
      await app.expectRows(1);
    },
  },
  'reload while asked': {
    title: 'the app is reloaded while the server is being asked: no window is left, another try connects',
    async run({ browser, app, world }) {
      await world.hinder({ delayMs: 4000 });
      await app.press();
      const popup = await otherTab(browser, app);
      await app.tab.reload();
      await expectClosed(browser, popup);
      await world.hinder({});
      await app.shown();
      await finish(await app.openPopup());
      await app.expectRows(1, connected);
    },
  },
  'finished while away': {
    title: 'the app is left, the window finishes meanwhile, the app is come back to: told of',
    async run({ browser, app, world, addresses }) {
      const popup = await app.openPopup();
      await app.tab.goto(`${addresses.evil}/`);
      await finish(popup);
      await expectClosed(browser, popup);
      assert.equal((await world.observe()).connections.length, 1);
      await app.tab.back();
      await app.shown();
      await app.expectRows(1, connected);
    },
  },
  'Back from the hosted page': {
    title: 'in the same tab, Back without a sign-in: another try is offered, and connects',
    async run({ app }) {
      await app.tab.click('//label[contains(., "In this tab")]');
      await app.press();
      await until('the hosted page is there', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      await app.tab.back();
      await app.shown();
      await app.expectRetry();
      await app.press();
      await until('the hosted page is there', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      await finish(app.tab);
      await app.expectRows(1);
    },
  },
} satisfies Record<string, Case>;
