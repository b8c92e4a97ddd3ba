import assert from 'node:assert/strict';
import { AppTab, expectClosed, finish, otherTab } from '../AppTab.ts';
import { pause, until } from '../until.ts';
import { type Case, connected } from './Case.ts';
import { connectInWindow } from './connectInWindow.ts';

/** Creates the attempt on pointerdown, before the click. */
const prepared = (end: string, headers: Record<string, string> = {}): Case => ({
  title: `an attempt created before the click: the popup opens directly on the start link, and ${end}`,
  async run({ browser, app, world }) {
    await world.setHeaders('page', headers);
    await app.open();
    await app.touch();
    await until('the attempt is created', async () => (await world.observe()).attempts.length === 1);
    const popup = await app.openPopup();
    await finish(popup);
    await expectClosed(browser, popup);
    await app.expectRows(1, connected);
    assert.equal((await world.observe()).attempts.length, 1);
  },
});

export const openingCases = {
  popup: {
    title: 'signs in, the popup closes itself, and the account is listed',
    async run(scene) {
      await connectInWindow(scene);
      const { connections, attempts, tokens } = await scene.world.observe();
      assert.deepEqual([connections.length, attempts.length, tokens], [1, 1, 1]);
    },
  },
  redirect: {
    title: 'in the same tab: comes back to the app, and the account is listed',
    async run({ browser, app }) {
      await app.signInInThisTab();
      await app.press();
      await until('the tab shows the hosted page', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      await finish(app.tab);
      await app.expectRows(1, connected);
      assert.equal((await browser.tabs()).length, 1);
    },
  },
  slow: {
    title: 'the server responds after six seconds: the popup opens in the click, and connects',
    async run({ app, world }) {
      await world.disturbAttempts({ delayMs: 6000 });
      const popup = await app.openPopup();
      await world.disturbAttempts({});
      await finish(popup);
      await app.expectRows(1, connected);
    },
  },
  prepared: prepared('connects'),
  'prepared, cut off': prepared('connects although COOP of the app removes the opener', {
    'cross-origin-opener-policy': 'same-origin',
  }),
  blocked: {
    title: 'without a click the popup is blocked: continues in the same tab, and connects',
    async run({ browser, app }) {
      // Waits seven seconds, because the script call gives the page user activation.
      await app.tab.run(`setTimeout(() => document.querySelector('li button').click(), 7000)`);
      await until('the tab shows the hosted page', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      assert.equal((await browser.tabs()).length, 1);
      await finish(app.tab);
      await app.expectRows(1, connected);
    },
  },
  'double click': {
    title: 'double click: one popup, one attempt, one token',
    async run({ browser, app, world }) {
      await app.press();
      await pause(350); // the interval of a slow double click
      await app.press();
      const popup = await otherTab(browser, app);
      await until('the popup shows the hosted page', async () =>
        (await popup.url()).includes('/identity/create?'),
      );
      assert.equal((await browser.tabs()).length, 2);
      await finish(popup);
      await app.expectRows(1, connected);
      const { attempts, tokens } = await world.observe();
      assert.deepEqual([attempts.length, tokens], [1, 1]);
    },
  },
  tabs: {
    title: 'two tabs: each connects in its own popup',
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
    title: 'the app is reloaded during the sign-in: it resumes the attempt',
    async run({ app }) {
      const popup = await app.openPopup();
      await app.tab.reload();
      await app.shown();
      await finish(popup);
      await app.expectRows(1, connected);
    },
  },
  'left and back': {
    title: 'the user leaves the app and comes back during the sign-in: it resumes the attempt',
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
    title: 'the app is reloaded before the attempt is created: the popup closes, and a retry connects',
    async run({ browser, app, world }) {
      await world.disturbAttempts({ delayMs: 4000 });
      await app.press();
      const popup = await otherTab(browser, app);
      await app.tab.reload();
      await expectClosed(browser, popup);
      await world.disturbAttempts({});
      await app.shown();
      await finish(await app.openPopup());
      await app.expectRows(1, connected);
    },
  },
  'finished while away': {
    title: 'the popup finishes while the user is on another page: the app shows the connection on return',
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
    title: 'in the same tab, Back without a sign-in: a retry is offered, and connects',
    async run({ app }) {
      await app.signInInThisTab();
      await app.press();
      await until('the tab shows the hosted page', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      await app.tab.back();
      await app.shown();
      await app.expectRetry();
      await app.press();
      await until('the tab shows the hosted page', async () =>
        (await app.tab.url()).includes('/identity/create?'),
      );
      await finish(app.tab);
      await app.expectRows(1);
    },
  },
} satisfies Record<string, Case>;
