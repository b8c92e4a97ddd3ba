import { expect, expectClosed, finish, more, signIn, test } from './test.ts';
import {
  expectConnected,
  openFramed,
  openPopup,
  sessions,
  outcomes,
  type FrameOptions,
} from './FramedApp.ts';

// The app in a frame of another site. Its popup has other cookies than the frame.

for (const session of sessions) {
  test(`#45 a ${session} of the frame connects, although the popup has no session`, async ({
    page,
    addresses,
    world,
  }) => {
    const frame = await openFramed({ page, addresses, world }, { session });
    const popup = await openPopup(page, frame);
    await finish(popup);
    await expectConnected(frame, world);
    await expectClosed(popup);
    const { cookies } = await world.observe();
    const sent = cookies.filter((line) => /\/(start|callback)\//.test(line));
    expect(sent).toHaveLength(3); // the start link opens twice: the first page looks for the app
    expect(sent.join()).not.toMatch(/demo_user|__Host-connect/);
  });
}

/** What the page around the frame allows: the sign-in connects with every session. */
const open: Record<string, Pick<FrameOptions, 'sandbox'>> = {
  'a sandbox whose popups are free of it': {
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  },
  'a sandbox that allows popups and forms': {
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-forms',
  },
};

for (const session of sessions)
  for (const isSignedIn of [false, true])
    for (const [name, options] of Object.entries(open))
      test(
        `#15 a ${session}${isSignedIn ? ', also in a tab,' : ''} in ${name} connects`,
        { tag: more(session === 'token' || isSignedIn) },
        async ({ page, addresses, world }) => {
          const frame = await openFramed({ page, addresses, world }, { session, isSignedIn, ...options });
          const popup = await openPopup(page, frame);
          await finish(popup);
          await expectConnected(frame, world);
          await expectClosed(popup);
        },
      );

for (const session of sessions)
  test(`#45 a ${session}, and the user is signed in to the app in a tab: the popup connects at its end`, async ({
    page,
    addresses,
    world,
  }) => {
    const frame = await openFramed({ page, addresses, world }, { session, isSignedIn: true });
    const popup = await openPopup(page, frame);
    await finish(popup);
    await expectConnected(frame, world);
    await expectClosed(popup);
    expect((await world.observe()).requests.filter((line) => line.includes('/confirm'))).toEqual([]);
  });

test('a page of the same site around the frame: the session of the popup connects', async ({
  page,
  addresses,
  world,
}) => {
  const around = [addresses.evil.replace('www.evil.', 'portal.framed.')];
  const given = { page, addresses, world };
  const frame = await openFramed(given, { session: 'token', around, isSignedIn: true });
  const popup = await openPopup(page, frame);
  await finish(popup);
  await expect(outcomes(frame)).toHaveText(['connected']);
  await expectClosed(popup);
  expect((await world.observe()).requests.filter((line) => line.includes('/confirm'))).toEqual([]);
});

test('#12 the popup is closed after its message, before the redirect: the frame confirms with the server', async ({
  page,
  addresses,
  world,
}) => {
  const frame = await openFramed({ page, addresses, world });
  const popup = await openPopup(page, frame);
  await signIn(popup);
  await popup.close();
  await expectConnected(frame, world);
  const { requests } = await world.observe();
  expect(requests.filter((line) => line.includes('/callback/'))).toEqual([]);
});

test('#33 a forged code of the page around the frame is not sent to the server', async ({
  page,
  addresses,
  world,
}) => {
  const frame = await openFramed({ page, addresses, world });
  const popup = await openPopup(page, frame);
  const attemptId = (await world.observe()).requests.join().match(/\/start\/([\w-]+)/)?.[1];
  await page.evaluate((id) => {
    const forged = { v: 1, type: 'connect:relay', attemptId: id, completionCode: 'code' };
    frames[0]?.postMessage(forged, '*');
  }, attemptId);
  await finish(popup);
  await expectConnected(frame, world);
  const { answers } = await world.observe();
  expect(answers.filter((line) => line.includes('/confirm'))).toEqual([
    expect.stringMatching(/^POST .* 200$/),
  ]);
});
