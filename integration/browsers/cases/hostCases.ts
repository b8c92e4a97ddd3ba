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

const byKey = (name: string, key: Key): Case => ({
  title: `${name} on the button: the popup opens and connects, then the button has the focus again`,
  async run({ browser, addresses }) {
    // The first tab of an automated Firefox never has the focus, so keys do not reach a button there.
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

/** What the host app does, and which features it has. */
export const hostCases = {
  Enter: byKey('Enter', 'Enter'),
  Space: byKey('Space', ' '),
  'service worker': {
    title: 'a service worker handles every request: connects, in a popup and in the same tab',
    async run(scene) {
      const { app, world } = scene;
      await world.publish('/sw.js', passOn);
      await app.tab.run(`void navigator.serviceWorker.register('/sw.js')`);
      await until('the service worker is active', () =>
        app.tab.run('return navigator.serviceWorker.controller !== null'),
      );
      await connectInWindow(scene);
      assert.equal(await app.tab.run('return navigator.serviceWorker.controller !== null'), true);
      await app.signInInThisTab();
      await app.press('Notion');
      await until('the hosted page', async () => (await app.tab.url()).includes('/identity/create?'));
      await finish(app.tab, 'two@example.com');
      await app.expectRows(2, connected);
    },
  },
  'no channel': {
    title: 'without BroadcastChannel: connects, and the popup closes',
    async run({ browser, app }) {
      await app.tab.run('delete window.BroadcastChannel');
      const popup = await app.openPopup();
      await finish(popup);
      await expectClosed(browser, popup);
      await app.expectRows(1, connected);
    },
  },
  'no channel, cut off': {
    title: 'without BroadcastChannel, and COOP of the app removes the opener: the app asks the server',
    async run({ browser, app, world }) {
      await world.setHeaders('page', { 'cross-origin-opener-policy': 'same-origin' });
      await app.open();
      await app.tab.run('delete window.BroadcastChannel');
      const popup = await app.openPopup();
      await finish(popup);
      await expectClosed(browser, popup);
      await app.expectRows(1, connected);
    },
  },
  unmounted: {
    title: 'the button unmounts during the sign-in: the popup closes, and onEvent receives the connection',
    async run({ browser, app, addresses }) {
      const settings = new URLSearchParams({ hostedOrigin: addresses.anchor });
      await app.tab.goto(`${addresses.app}/e2e/page/toggled.html?${settings}`);
      const popup = await app.openPopup('', () => app.tab.click('//button[contains(., "LinkedIn")]'));
      await app.tab.click('//button[. = "Toggle"]');
      await finish(popup);
      await expectClosed(browser, popup);
      const received = () => textsOf(app.tab, '//ol/li');
      await until('onEvent receives the connection', async () =>
        (await received()).includes('connection.created, render 0'),
      );
    },
  },
  'own address': {
    title: 'useIdentityPopup receives one identity, ignores a frame, and does not close the popup',
    async run({ browser, app, world, addresses }) {
      const first = await app.openPopup();
      const startUrl = await first.url(); // the hook needs any token of the hosted page
      await first.close();
      const settings = new URLSearchParams({ startUrl, hostedOrigin: addresses.anchor });
      await app.tab.goto(`${addresses.app}/e2e/page/ownLink.html?${settings}`);
      const popup = await app.openPopup('', () => app.tab.click('//button[. = "Connect"]'));
      await app.addFrame({ src: addresses.evil + forgingPath });
      await until('the frame is in the page', async () => (await textsOf(app.tab, '//iframe')).length === 1);
      await signIn(popup);
      const received = () => textsOf(app.tab, '//ul/li');
      await until('the page receives the identity', async () => (await received()).length > 0);
      await popup.run(`opener.postMessage({ type: 'identity-created', identityId: 'another' }, '*')`);
      assert.ok((await browser.tabs()).includes(popup));
      await popup.close();
      await until(
        'the page reports that the popup is closed',
        async () => (await textsOf(app.tab, '//output')).join() === 'closed',
      );
      const [identity] = (await world.observe()).identities;
      assert.deepEqual(await received(), [identity?.id]);
    },
  },
  'again immediately': {
    title: 'connects again as soon as the button allows it: two accounts',
    async run({ browser, app }) {
      const first = await app.openPopup();
      await finish(first, 'one@example.com');
      await app.expectRows(1, connected);
      await until('the tile can be pressed', () => app.isIdle());
      const second = await app.openPopup();
      await finish(second, 'two@example.com');
      await expectClosed(browser, second);
      await app.expectRows(2, [/^Connected/, /^Connected/]);
    },
  },
} satisfies Record<string, Case>;
