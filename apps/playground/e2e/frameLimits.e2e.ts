import type { Page } from '@playwright/test';
import { expect, expectClosed, finish, more, test } from './test.ts';
import {
  address,
  connectButton,
  expectConnected,
  openFramed,
  openPopup,
  openPrepared,
  outcomes,
  sessions,
  pressSlowly,
  signInToTab,
  tabLink,
  type FrameOptions,
  type Given,
} from './FramedApp.ts';
import { severingPath } from './world/World.ts';

// The app in a frame of another site, if the popup cannot report to the frame, or cannot open.

/** Where the popup loses its opener: only the server knows what happened. */
const severing: Record<string, (given: Given) => Promise<FrameOptions>> = {
  'the sign-in page': async ({ world }) => {
    await world.configure({ openerPolicy: 'same-origin' });
    return {};
  },
  'the page around the frame': ({ addresses }) =>
    Promise.resolve({ around: [addresses.evil + severingPath] }),
};

for (const session of sessions)
  for (const [where, sever] of Object.entries(severing)) {
    test(
      `#16 a ${session}, COOP on ${where}, and the user is signed in to the app in a tab: connects`,
      { tag: more(session === 'token') },
      async ({ page, addresses, world }) => {
        const given = { page, addresses, world };
        const frame = await openFramed(given, { session, isSignedIn: true, ...(await sever(given)) });
        const popup = await openPrepared(page, frame);
        await finish(popup);
        await expectConnected(frame, world);
      },
    );
  }

for (const session of sessions) {
  test(
    `#16 a ${session}, COOP on the page around the frame: before the sign-in, popup and frame lead to the app in its own tab`,
    { tag: more(session === 'cookie') },
    async ({ page, addresses, world }) => {
      const around = [addresses.evil + severingPath];
      const frame = await openFramed({ page, addresses, world }, { session, around });
      const popup = await pressSlowly(page, frame);
      await expectOwnTab(popup);
      await popup.close();
      await expect(outcomes(frame)).toHaveText(['blocked']);
      await expect(tabLink(frame)).toHaveAttribute('href', `${addresses.framedApp}/chat`);
      await expect(address(frame)).toHaveValue(`${addresses.framedApp}/chat`);
      expect(await world.observe()).toMatchObject({ connections: [], tokens: 0 });
    },
  );

  test(
    `#16 a ${session}, COOP on the sign-in page: after the sign-in, popup and frame lead to the app in its own tab`,
    { tag: more(session === 'cookie') },
    async ({ page, addresses, world }) => {
      await world.configure({ openerPolicy: 'same-origin' });
      const frame = await openFramed({ page, addresses, world }, { session });
      const popup = await openPopup(page, frame);
      await finish(popup);
      await expectOwnTab(popup);
      await popup.close();
      await page.bringToFront();
      await expect(frame.getByText('Sign-in was not finished.', { exact: true })).toBeVisible();
      await expect(connectButton(frame)).toHaveText(/Try again/);
      await expect(tabLink(frame)).toHaveAttribute('href', `${addresses.framedApp}/chat`);
      expect((await world.observe()).connections).toEqual([]);
    },
  );
}

/** Expects the page of a popup that cannot reach the frame. */
async function expectOwnTab(popup: Page): Promise<void> {
  await expect(popup.getByRole('heading')).toHaveText('Your account is not connected yet');
  await expect(popup.getByRole('link')).toHaveAttribute('href', '/chat');
}

test('#3 COOP on the page around the frame, and a click before the attempt exists: the second click connects', async ({
  page,
  addresses,
  world,
}) => {
  const frame = await openFramed(
    { page, addresses, world },
    { around: [addresses.evil + severingPath], isSignedIn: true },
  );
  const opened = page.context().waitForEvent('page');
  await connectButton(frame).click();
  await (await opened).close(); // an empty window that no page can reach
  await expect(outcomes(frame)).toHaveText(['blocked']);
  await expect(tabLink(frame)).toHaveAttribute('href', `${addresses.framedApp}/chat`);
  await expect(address(frame)).toHaveValue(`${addresses.framedApp}/chat`);
  await finish(await openPopup(page, frame));
  await expect(outcomes(frame)).toHaveText(['blocked', 'connected']);
});

for (const session of sessions)
  for (const isSignedIn of [false, true])
    test(
      `#4 a ${session}${isSignedIn ? ', also in a tab,' : ''} in a sandbox without popups: the frame shows the address of the app`,
      { tag: more(session === 'token' || isSignedIn) },
      async ({ page, addresses, world }) => {
        const sandbox = 'allow-scripts allow-same-origin allow-forms';
        const frame = await openFramed({ page, addresses, world }, { session, sandbox, isSignedIn });
        await connectButton(frame).click();
        await expect(outcomes(frame)).toHaveText(['blocked']);
        await expect(address(frame)).toHaveValue(`${addresses.framedApp}/chat`);
        expect(page.context().pages()).toHaveLength(1);
        expect((await world.observe()).tokens).toBe(0);
      },
    );

for (const popups of ['', ' allow-popups', ' allow-popups allow-popups-to-escape-sandbox'])
  test(
    `#48 a sandbox without an origin${popups && ', with'}${popups}: the frame shows the address of the app`,
    { tag: more(popups !== ' allow-popups') },
    async ({ page, addresses, world }) => {
      const sandbox = `allow-scripts allow-forms${popups}`;
      const headers = { 'access-control-allow-origin': '*' }; // for the scripts of the page itself
      const given = { page, addresses, world };
      const frame = await openFramed(given, { session: 'token', sandbox, headers });
      await connectButton(frame).click();
      await expect(outcomes(frame)).toHaveText(['failed: network_error']);
      await expect(address(frame)).toHaveValue(`${addresses.framedApp}/chat`);
      await expect(tabLink(frame)).toHaveCount(0); // a tab would be in the same sandbox
      expect(page.context().pages()).toHaveLength(1);
    },
  );

test('#26 a closed popup: the frame offers another try and the app in its own tab, and the next try connects', async ({
  page,
  addresses,
  world,
}) => {
  const frame = await openFramed({ page, addresses, world });
  const popup = await openPopup(page, frame);
  await popup.close();
  await expect(connectButton(frame)).toHaveText(/Try again/);
  const opened = page.context().waitForEvent('page');
  await tabLink(frame).click();
  const tab = await opened;
  await expect(tab).toHaveURL(`${addresses.framedApp}/chat`);
  await tab.close();
  await finish(await openPopup(page, frame));
  await expect(outcomes(frame)).toHaveText(['cancelled', 'connected']); // the first try waited for a late success
});

const otherUser = 'In a browser tab, another user is signed in to this app. Sign out there, then try again.';

for (const session of sessions)
  test(
    `a ${session}, and another user is signed in to the app in a tab: the frame says so, and connects once that is over`,
    { tag: more(session === 'cookie') },
    async ({ page, addresses, world }) => {
      await signInToTab(page, addresses.framedApp, 'user-b');
      const frame = await openFramed({ page, addresses, world }, { session });
      const opened = page.context().waitForEvent('page');
      await connectButton(frame).click();
      const popup = await opened;
      await expect(frame.getByRole('alert').filter({ hasText: otherUser })).toBeVisible();
      await expectClosed(popup);
      await expect(outcomes(frame)).toHaveText(['failed: wrong_user']);
      await expect(tabLink(frame)).toHaveAttribute('href', `${addresses.framedApp}/chat`);
      await expect(frame.getByText(/If this keeps happening/)).toHaveCount(0);
      expect((await world.observe()).tokens).toBe(0);

      await signInToTab(page, addresses.framedApp, 'user-a');
      await finish(await openPopup(page, frame));
      await expect(outcomes(frame)).toHaveText(['failed: wrong_user', 'connected']);
      expect((await world.observe()).connections).toMatchObject([{ userId: 'user-a' }]);
    },
  );

test('another user is signed in to the app in a tab, and the popup cannot reach the frame: the popup says what to do', async ({
  page,
  addresses,
  world,
}) => {
  await signInToTab(page, addresses.framedApp, 'user-b');
  const around = [addresses.evil + severingPath];
  const frame = await openFramed({ page, addresses, world }, { around });
  const popup = await pressSlowly(page, frame);
  await expect(popup.getByText(/If that was you, sign out of this app in this browser/)).toBeVisible();
  await popup.getByRole('link', { name: 'Back to the app' }).click();
  await expect(popup).toHaveURL(`${addresses.framedApp}/chat`);
});

test('#21 the frame is reloaded during the sign-in: the popup says that nothing is connected', async ({
  page,
  addresses,
  world,
}) => {
  const frame = await openFramed({ page, addresses, world });
  const popup = await openPopup(page, frame);
  await frame.evaluate(() => location.reload());
  await finish(popup);
  await expect(popup.getByRole('heading')).toHaveText('Your account is not connected yet');
  await popup.close();
  await expect(tabLink(frame)).toBeVisible();
  expect((await world.observe()).connections).toEqual([]);
});
