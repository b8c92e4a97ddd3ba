import assert from 'node:assert/strict';
import { expectClosed, finish, otherTab, signIn, textsOf } from '../AppTab.ts';
import { pause, until } from '../until.ts';
import { type Case, connected } from './Case.ts';

export const endingCases = {
  closed: {
    title: 'the user closes the popup: a retry is offered, and connects',
    async run({ app, world }) {
      await (await app.openPopup()).close();
      await app.expectRetry();
      assert.deepEqual(await app.ends(), []);
      await finish(await app.openPopup());
      await app.expectRows(1, [/^Connected/, /cancelled/]);
      assert.equal((await world.observe()).connections.length, 1);
    },
  },
  announced: {
    title: 'the popup is closed after its message, before the redirect: the app confirms with the server',
    async run({ app, world }) {
      const popup = await app.openPopup();
      await signIn(popup);
      await popup.close();
      await app.expectRows(1, connected);
      const { requests } = await world.observe();
      assert.ok(!requests.some((line) => line.includes('/callback/')));
    },
  },
  late: {
    title: 'COOP of the hosted page removes the opener: a retry is offered, and a late success still counts',
    async run({ browser, app, world }) {
      await world.configure({ openerPolicy: 'same-origin' });
      const popup = await app.openPopup();
      await app.expectRetry();
      assert.deepEqual(await app.ends(), []);
      await finish(popup);
      await expectClosed(browser, popup);
      await app.expectRows(1, connected);
    },
  },
  offline: {
    title: 'the server is unreachable for a while: the attempt stays open, and connects later',
    async run({ app, world }) {
      await world.configure({ openerPolicy: 'same-origin' });
      const popup = await app.openPopup();
      await world.disturbAttempts({ isOffline: true });
      await app.expectRetry();
      assert.deepEqual(await app.ends(), []);
      await world.disturbAttempts({});
      await finish(popup);
      await app.expectRows(1, connected);
    },
  },
  'hosted down': {
    title: 'the hosted page is down: the attempt stays open, and reloading the popup continues it',
    async run({ browser, app, world }) {
      await world.setHosted('down');
      await app.press();
      const popup = await otherTab(browser, app);
      await until(
        'the popup was redirected to the hosted page',
        async () => (await world.observe()).tokens === 1,
      );
      await pause(4000); // longer than the engine waits for a popup that looks closed
      assert.deepEqual(await app.ends(), []);
      assert.doesNotMatch(await app.label(), /Try again/);
      await world.setHosted('up');
      await popup.reload();
      await finish(popup);
      await expectClosed(browser, popup);
      await app.expectRows(1, connected);
    },
  },
  cancel: {
    title: 'cancelled on the hosted page: outcome cancelled, and a retry connects',
    async run({ browser, app, world }) {
      await world.configure({ cancel: 'redirect' });
      const popup = await app.openPopup();
      await popup.click('//button[normalize-space() = "Cancel"]');
      await app.expectRetry();
      await app.expectEnds([/cancelled/]);
      await expectClosed(browser, popup);
      await finish(await app.openPopup());
      await app.expectRows(1);
    },
  },
  'older wins': {
    title: 'two popups after a retry: the older one finishes first and connects, the newer one closes',
    async run({ browser, app, world }) {
      await world.configure({ openerPolicy: 'same-origin' });
      const older = await app.openPopup();
      await app.expectRetry();
      await world.configure({ openerPolicy: 'absent' });
      const newer = await app.openPopup();
      await finish(older);
      await expectClosed(browser, older);
      await expectClosed(browser, newer);
      await app.expectRows(1, [/cancelled/, /^Connected/]);
      assert.equal((await world.observe()).connections.length, 1);
    },
  },
  'closed while asked': {
    title: 'the popup is closed before the attempt is created: cancelled, and a retry connects',
    async run({ browser, app, world }) {
      await world.disturbAttempts({ delayMs: 4000 });
      await app.press();
      await (await otherTab(browser, app)).close();
      await app.expectEnds([/cancelled/]);
      await world.disturbAttempts({});
      await finish(await app.openPopup());
      await app.expectRows(1, [/^Connected/, /cancelled/]);
      assert.equal((await world.observe()).tokens, 1);
    },
  },
  again: {
    title: 'the callback URL is opened again: the same response without its query, one connection',
    async run({ browser, app, world, addresses }) {
      await finish(await app.openPopup());
      await app.expectRows(1);
      const line = (await world.observe()).requests.find((request) => request.includes('/callback/')) ?? '';
      const again = await browser.openTab();
      await again.goto(addresses.app + line.replace('GET ', ''));
      await until(
        'the page shows the result',
        async () => (await textsOf(again, '//h1')).join() === 'Account connected',
      );
      assert.equal(new URL(await again.url()).search, '');
      assert.equal((await world.observe()).connections.length, 1);
    },
  },
} satisfies Record<string, Case>;
