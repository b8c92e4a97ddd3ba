import type { Frame, Page } from '@playwright/test';
import { openAround, openFramed, expectConnected, openPopup, sessions } from './FramedApp.ts';
import { expect, expectClosed, finish, more, test, type RemoteWorld } from './test.ts';
import type { WorldAddresses } from './world/World.ts';

// The app in a frame that is in another frame. The page at the top alone does not say which cookies it has.

/** Returns the addresses of a chain of pages. Those of the app are empty, and differ because no page loads inside itself. */
async function addressesOf(world: RemoteWorld, { framedApp, evil }: WorldAddresses, chain: string[]) {
  await Promise.all(chain.map((_, index) => world.publish(`/around-${index}`, '')));
  const partner = evil.replace('www.evil.', 'www.partner.');
  return chain.map((name, index) => {
    if (name === 'partner') return partner;
    return name === 'platform' ? evil : `${framedApp}/around-${index}`;
  });
}

/** The pages around the app from the outside in, and whether one of another site is among them. */
const chains: [string[], boolean][] = [
  [['app'], false],
  [['app', 'app'], false],
  [['platform'], true],
  [['app', 'platform'], true],
  [['app', 'platform', 'app'], true],
  [['platform', 'app'], true],
  [['platform', 'partner'], true],
];

for (const [chain, isForeign] of chains) {
  const cookies = isForeign ? 'only its own partitioned cookie' : 'the cookies of the tab';
  test(`a frame in ${chain.join(' > ')} has ${cookies}`, async ({ page, addresses, world }) => {
    const { framedApp } = addresses;
    const kinds = ['Lax', 'Strict', 'None'] as const;
    await page
      .context()
      .addCookies(
        kinds.map((sameSite) => ({ name: sameSite, value: 'tab', url: framedApp, secure: true, sameSite })),
      );
    const around = await addressesOf(world, addresses, [...chain, 'app']);
    await page.goto(around.at(-1) ?? '');
    await setCookies(page.mainFrame(), 'tab');
    const frame = await openAround(page, around);
    await setCookies(frame, 'frame');
    const sent = await headersOf(page, () => frame.evaluate(() => void fetch('/api/connect/connections')));
    expect(sent['cookie']?.split('; ').toSorted()).toEqual(
      isForeign
        ? ['Partitioned-frame=1']
        : [
            'Lax-frame=1',
            'Lax-tab=1',
            'Lax=tab',
            'None=tab',
            'Partitioned-frame=1',
            'Partitioned-tab=1',
            'Strict=tab',
          ],
    );
    // The handler cannot notice the pages around it.
    expect(sent['sec-fetch-site']).toBe('same-origin');
  });
}

async function setCookies(frame: Frame, where: string) {
  await frame.evaluate((suffix) => {
    document.cookie = `Lax-${suffix}=1; Path=/; Secure; SameSite=Lax`;
    document.cookie = `Partitioned-${suffix}=1; Path=/; Secure; SameSite=None; Partitioned`;
  }, where);
}

async function headersOf(page: Page, send: () => Promise<unknown>) {
  const request = page.waitForRequest(/\/connections$/);
  await send();
  return (await request).allHeaders();
}

for (const session of sessions)
  for (const isSignedIn of [false, true])
    for (const [chain] of chains.filter(([pages, isForeign]) => isForeign && pages.length > 1))
      test(
        `#45 a ${session}${isSignedIn ? ', also in a tab,' : ''} of the frame in ${chain.join(' > ')} connects`,
        { tag: more(chain[0] !== 'app' || chain.length > 2 || isSignedIn) },
        async ({ page, addresses, world }) => {
          const around = await addressesOf(world, addresses, chain);
          const frame = await openFramed({ page, addresses, world }, { session, isSignedIn, around });
          const popup = await openPopup(page, frame);
          await finish(popup);
          await expectConnected(frame, world);
          await expectClosed(popup);
        },
      );
