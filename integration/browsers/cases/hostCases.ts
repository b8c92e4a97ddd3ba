import assert from 'node:assert/strict';
import { forgingPath } from '../../../apps/playground/e2e/world/World.ts';
import { AppTab, expectClosed, finish, signIn, textsOf } from '../AppTab.ts';
import type { Key } from '../Browser.ts';
import { until } from '../until.ts';
import { type Case, connected } from './Case.ts';
import { connectInWindow } from './connectInWindow.ts';

const passOn = `oninstall = () => skipWaiting();
  onactivate = (event) => event.waitUntil(clients.claim());
  onfetch = (event) => event.respondWith(fetch(event.request));`;

/** By the keyboard alone. */
const byKey = (name: string, key: Key): Case => ({
  title: `${name} on the button: the window opens and connects, the focus is on the button after`,
  async run({ browser, addresses }) {
    // The tab that a driven Firefox starts with has never the focus, and no key reaches a button there.
    const app = new AppTab(browser, await browser.openTab(), addresses.app);
    await app.open();
    await app.tab.focus();
    const popup = await app.openPopup('LinkedIn', async () => {
      await app.focusButton();
      await app.tab.press(key);
    });
    await finish(popup);
    await expectClosed(browser, popup);
    await app.expectRows(1, connected);
    assert.ok(await app.isFocused());
  },
});

/** What the app around the engine does, or is without. */
export const hostCases = {
  Enter: byKey('Enter', 'Enter'),
  Space: byKey('Space', ' '),
  'service worker': {
    title: 'a service worker passes every request on: connects, in a window and in the same tab',
    async run(scene) {
      const { app, world } = scene;
      await world.publish('/sw.js', passOn);
      await app.tab.run(`void navigator.serviceWorker.register('/sw.js')`);
      await until('it is at work', () => app.tab.run('return navigator.serviceWorker.controller !== null'));
      await connectInWindow(scene);
      assert.equal(await app.tab.run('return navigator.serviceWorker.controller !== null'), true);
      await app.tab.click('//label[contains(., "In this tab")]');
      await app.press('Notion');
      await until('the hosted page', async () => (await app.tab.url()).includes('/identity/create?'));
      await finish(app.tab, 'two@example.com');
      await app.expectRows(2, connected);
    },
  },
  'no channel': {
    title: 'without BroadcastChannel: connects, and the window closes',
    async run({ browser, app }) {
      await app.tab.run('delete window.BroadcastChannel');
      const popup = await app.openPopup();
      await finish(popup);
      await expectClosed(browser, popup);
      await app.expectRows(1, connected);
    },
  },
  'no channel, cut off': {
    title: 'without BroadcastChannel, and cut off by COOP of the app: the server is asked',
    async run({ browser, app, world }) {
      await world.dress('page', { 'cross-origin-opener-policy': 'same-origin' });
      await app.open();
      await app.tab.run('delete window.BroadcastChannel');
      const popup = await app.openPopup();
      await finish(popup);
      await expectClosed(browser, popup);
      await app.expectRows(1, connected);
    },
  },
  unmounted: {
    title: 'the button leaves the page mid-flow: the window closes, the app hears of it',
    async run({ browser, app, addresses }) {
      const settings = new URLSearchParams({ hostedOrigin: addresses.anchor });
      await app.tab.goto(`${addresses.app}/e2e/page/toggled.html?${settings}`);
      const popup = await app.openPopup('', () => app.tab.click('//button[contains(., "LinkedIn")]'));
      await app.tab.click('//button[. = "Toggle"]');
      await finish(popup);
      await expectClosed(browser, popup);
      const heard = () => textsOf(app.tab, '//ol/li');
      await until('the app hears of it', async () =>
        (await heard()).includes('connection.created, render 0'),
      );
    },
  },
  'own address': {
    title: 'the hook alone: hears the hosted page once, and no frame; the window is left to finish',
    async run({ browser, app, world, addresses }) {
      const first = await app.openPopup();
      const startUrl = await first.url(); // any token of the hosted page will do
      await first.close();
      const settings = new URLSearchParams({ startUrl, hostedOrigin: addresses.anchor });
      await app.tab.goto(`${addresses.app}/e2e/page/ownLink.html?${settings}`);
      const popup = await app.openPopup('', () => app.tab.click('//button[. = "Connect"]'));
      await app.addFrame({ src: addresses.evil + forgingPath });
      await until('the frame has spoken', async () => (await textsOf(app.tab, '//iframe')).length === 1);
      await signIn(popup);
      const heard = () => textsOf(app.tab, '//ul/li');
      await until('it is heard', async () => (await heard()).length > 0);
      await popup.run(`opener.postMessage({ type: 'identity-created', identityId: 'another' }, '*')`);
      assert.ok((await browser.tabs()).includes(popup));
      await popup.close();
      await until('it is closed', async () => (await textsOf(app.tab, '//output')).join() === 'closed');
      const [identity] = (await world.observe()).identities;
      assert.deepEqual(await heard(), [identity?.id]);
    },
  },
  'again at once': {
    title: 'connected, and connected again as soon as the button lets: two accounts',
    async run({ browser, app }) {
      const first = await app.openPopup();
      await finish(first, 'one@example.com');
      await app.expectRows(1, connected);
      await until('the button is free', async () => /Add another/.test(await app.label()));
      const second = await app.openPopup();
      await finish(second, 'two@example.com');
      await expectClosed(browser, second);
      await app.expectRows(2, [/^Connected/, /^Connected/]);
    },
  },
} satisfies Record<string, Case>;
