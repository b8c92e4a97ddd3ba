import assert from 'node:assert/strict';
import { expectClosed, finish, otherTab, signIn, textsOf } from '../AppTab.ts';
import { pause, until } from '../until.ts';
import { type Case, connected } from './Case.ts';

export const endingCases = {
  closed: {
    title: 'closed by the user: another try is offered, and connects',
    async run({ app, world }) {
      await (await app.openPopup()).close();
      await app.expectRetry();
      assert.deepEqual(await app.ends(), []);
      await finish(await app.openPopup());
      await app.expectRows(1, [/cancelled/, /^Connected/]);
      assert.equal((await world.observe()).connections.length, 1);
    },
  },
  announced: {
    title: 'closed after the message, before the redirect: confirmed with the server',
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
    title: 'cut off by COOP of the hosted page: another try is offered, the success counts all the same',
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
    title: 'nobody can be asked for a while: nothing ends, and it connects after',
    async run({ app, world }) {
      await world.configure({ openerPolicy: 'same-origin' });
      const popup = await app.openPopup();
      await world.hinder({ isCut: true });
      await app.expectRetry();
      assert.deepEqual(await app.ends(), []);
      await world.hinder({});
      await finish(popup);
      await app.expectRows(1, connected);
    },
  },
  'hosted down': {
    title: 'the hosted page is down: nothing is cancelled, and a reload of the window goes on',
    async run({ browser, app, world }) {
      await world.setHosted('down');
      await app.press();
      const popup = await otherTab(browser, app);
      await until('it was sent there', async () => (await world.observe()).tokens === 1);
      await pause(4000); // longer than a window that reads as closed is waited for
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
    title: 'cancelled on the hosted page: an outcome, and another try connects',
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
    title: 'cut off and tried again: the older window finishes first and wins, the newer one is closed',
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
    title: 'closed while the server is being asked: cancelled, nothing is started, another try connects',
    async run({ browser, app, world }) {
      await world.hinder({ delayMs: 4000 });
      await app.press();
      await (await otherTab(browser, app)).close();
      await app.expectEnds([/cancelled/]);
      await world.hinder({});
      await finish(await app.openPopup());
      await app.expectRows(1, [/cancelled/, /^Connected/]);
      assert.equal((await world.observe()).tokens, 1);
    },
  },
  again: {
    title: 'the callback’s address opened again: the same answer, its query is gone, one connection',
    async run({ browser, app, world, addresses }) {
      await finish(await app.openPopup());
      await app.expectRows(1);
      const line = (await world.observe()).requests.find((request) => request.includes('/callback/')) ?? '';
      const again = await browser.openTab();
      await again.goto(addresses.app + line.replace('GET ', ''));
      await until(
        'the page says so',
        async () => (await textsOf(again, '//h1')).join() === 'Account connected',
      );
      assert.equal(new URL(await again.url()).search, '');
      assert.equal((await world.observe()).connections.length, 1);
    },
  },
} satisfies Record<string, Case>;
