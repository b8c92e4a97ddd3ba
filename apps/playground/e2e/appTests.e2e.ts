// The helpers for an app's own tests, with an app on localhost. Each test has its own user.
import { fileURLToPath } from 'node:url';
import { expect, test } from '@kit/emulator/playwright';

const linkedin = { application: 'linkedin', account: 'ada@example.com' };
const brief = { timeout: 300 };

test.use({
  startApp: {
    command: 'node --import tsx e2e/world/serveForm.ts',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  },
});

test('connectAs presses the button, signs in and waits', async ({ page, anchor }) => {
  await page.goto('/?user=pressing');
  await anchor.connectAs(page, linkedin);
  await expect(page).toHaveTitle('Accounts');
  await expect(page).toHaveConnection('linkedin', 'ada@example.com', { status: 'connected' });
});

test.describe.serial('two tests in the same worker', () => {
  test('one leaves an identity, a scenario and a fault', ({ anchor }) => {
    anchor.seedIdentity({ applicationId: anchor.applications()[0]?.id ?? '' });
    anchor.next('one-time-code');
    anchor.next({ kind: 'reset' });
  });

  test('the other one finds none of them', ({ anchor }) => {
    expect([anchor.identities(), anchor.scenario(), anchor.faults()]).toEqual([[], 'success', []]);
  });
});

test('the sign-in enters the one-time code', async ({ page, anchor }) => {
  anchor.next('one-time-code');
  await page.goto('/?user=careful');
  await anchor.connectAs(page, linkedin);
});

test('a refused password names the reason, and another one can follow', async ({ page, anchor }) => {
  anchor.next('wrong-password');
  await page.goto('/?user=forgetful');
  await page.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await expect(anchor.signIn(page)).rejects.toThrow(/refused the sign-in: .*password/i);
  const hosted = await anchor.hostedPage(page);
  await hosted.signIn({ password: 'correct' });
  await hosted.continue();
  await expect(page).toHaveConnection('linkedin', 'ada@example.com');
});

test('a user who cancels has no connection', async ({ page, anchor }) => {
  anchor.next('cancel');
  await page.goto('/?user=undecided');
  await page.getByRole('button', { name: 'Connect LinkedIn' }).click();
  await (await anchor.hostedPage(page)).cancel();
  await page.waitForURL((url) => url.hostname === 'localhost');
  await expect(page).not.toHaveConnection('linkedin');
});

test('seedConnection and endSignIn: an account that needs attention', async ({ page, anchor }) => {
  await page.goto('/?user=returning');
  const seeded = await anchor.seedConnection(page, linkedin);
  expect(seeded).toMatchObject({ application: 'linkedin', accountName: 'ada@example.com' });
  await expect(page).toHaveConnection('linkedin', 'ada@example.com', { status: 'connected' });
  await anchor.endSignIn(page, 'ada@example.com');
  await expect(page).toHaveConnection('linkedin', 'ada@example.com', { status: 'needs_attention' });
});

test('seedConnection needs no open page if there is a baseURL', async ({ page, anchor, baseURL }) => {
  await page.context().addCookies([{ name: 'user', value: 'absent', url: baseURL ?? '' }]);
  await anchor.seedConnection(page, linkedin);
  await expect(page).toHaveConnection('linkedin', 'ada@example.com');
});

test('toHaveConnection lists the connections that there are', async ({ page, anchor }) => {
  await page.goto('/?user=listed');
  await expect(expect(page).toHaveConnection('linkedin', undefined, brief)).rejects.toThrow(
    /Expected: linkedin, any account, any status\nReceived: no connections/,
  );
  await anchor.seedConnection(page, linkedin);
  await expect(expect(page).toHaveConnection('linkedin', 'bob@example.com', brief)).rejects.toThrow(
    /Expected: linkedin, bob@example.com, any status\nReceived: linkedin, ada@example.com, connected/,
  );
  await expect(expect(page).not.toHaveConnection('linkedin', undefined, brief)).rejects.toThrow(
    /Expected: not linkedin/,
  );
});

test('toHaveConnection and its opposite fail if no one is signed in', async ({ page }) => {
  await page.goto('/');
  const problem = /connections returned 401: /;
  await expect(expect(page).toHaveConnection('linkedin', undefined, brief)).rejects.toThrow(problem);
  await expect(expect(page).not.toHaveConnection('linkedin', undefined, brief)).rejects.toThrow(problem);
});

test('seedConnection names the refusal of the app', async ({ page, anchor }) => {
  await page.goto('/?user=refused');
  await expect(anchor.seedConnection(page, { ...linkedin, application: 'nope' })).rejects.toThrow(
    /attempts returned 400: .*application/,
  );
  anchor.next({ call: 'applications.createIdentityToken', kind: 'status', status: 403 });
  await expect(anchor.seedConnection(page, linkedin)).rejects.toThrow(/start\/.* returned 50\d/);
  await anchor.seedConnection(page, linkedin); // the fault was for one call
});

test('endSignIn names an account that no one has', async ({ page, anchor }) => {
  await page.goto('/?user=nameless');
  await expect(anchor.endSignIn(page, 'bob@example.com')).rejects.toThrow(/signed in as bob@example.com/);
});

test('endSignIn says what to do if the app does not receive webhooks', async ({ page, anchor }) => {
  await page.goto('/?user=returning');
  await anchor.seedConnection(page, linkedin);
  await page.goto(`${anchor.url}/identity/create`); // not the app, so it responds with 404
  await expect(anchor.endSignIn(page, 'ada@example.com')).rejects.toThrow(
    /webhooks\/anchor returned 404. Pass ANCHORBROWSER_WEBHOOK_SECRET/,
  );
});

test('a hosted page that does not open is named @more', async ({ page, anchor }) => {
  await page.goto('/?user=waiting');
  await expect(anchor.signIn(page)).rejects.toThrow('A window should show the hosted page.');
});
