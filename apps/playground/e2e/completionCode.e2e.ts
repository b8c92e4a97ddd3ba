import type { Page } from '@playwright/test';
import { type AppPage, expect, expectClosed, finish, test } from './test.ts';

interface Created {
  attemptId: string;
  startUrl: string;
  secret: string;
}

/** Creates an attempt as a framed app does. After that, the browser has no cookies, as a popup of such an app. */
async function begin({ page, context }: AppPage): Promise<Created & { signInAgain: () => Promise<void> }> {
  const created = await page.evaluate(async (): Promise<Created> => {
    const response = await fetch('/api/connect/attempts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ application: 'linkedin', mode: 'frame' }),
    });
    return response.json();
  });
  const cookies = await context.cookies();
  await context.clearCookies();
  return { ...created, signInAgain: () => context.addCookies(cookies) };
}

/** Opens a window from a page, which keeps the messages that it receives. */
async function openFrom(page: Page, url: string): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.evaluate((href) => {
    const received: object[] = [];
    Object.assign(globalThis, { received });
    addEventListener('message', ({ origin, data }) => received.push({ origin, data }));
    Object.assign(globalThis, { popup: open(href) });
  }, url);
  return opened;
}

const receivedBy = (page: Page) => page.evaluate((): unknown[] => Reflect.get(globalThis, 'received'));

/** Replies to the popup as the app does. */
async function reply(page: Page, attemptId: string): Promise<void> {
  await page.evaluate((id) => {
    const popup: Window = Reflect.get(globalThis, 'popup');
    popup.postMessage({ v: 1, type: 'connect:ack', attemptId: id }, '*');
  }, attemptId);
}

const notConnected = 'Your account is not connected yet';

test('a completion code reaches the app that opened the popup, which closes once the app replies', async ({
  app,
  world,
}) => {
  const { attemptId, startUrl, secret, signInAgain } = await begin(app);
  const channel = await app.context.newPage();
  await channel.goto(`${app.origin}/api/connect/applications`); // a page of the app would sign in again
  await channel.evaluate((name) => {
    const received: unknown[] = [];
    Object.assign(globalThis, { received });
    new BroadcastChannel(name).addEventListener('message', ({ data }) => received.push(data));
  }, `connect:${attemptId}`);
  await app.context.clearCookies();

  const popup = await openFrom(app.page, startUrl);
  await popup.waitForURL(/\/identity\/create/);
  await finish(popup);
  const fromCallback = async () =>
    (await receivedBy(app.page)).filter((one) => JSON.stringify(one).includes('connect:relay'));
  await expect.poll(fromCallback).toHaveLength(1);
  const [message] = await fromCallback();
  const code = expect.stringMatching(/^[\w.-]+$/);
  expect(message).toEqual({
    origin: app.origin,
    data: { v: 1, type: 'connect:relay', attemptId, completionCode: code },
  });
  expect(popup.url()).toMatch(/\/callback\/[\w-]+$/);
  expect(await channel.evaluate((): unknown => Reflect.get(globalThis, 'received'))).toEqual([]);
  expect((await world.observe()).connections).toEqual([]);

  await reply(app.page, 'another attempt');
  await reply(app.page, attemptId);
  await expectClosed(popup);
  await signInAgain();
  const status = await app.page.evaluate(
    async ({ id, body }) => {
      const response = await fetch(`/api/connect/attempts/${id}/confirm`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.status;
    },
    {
      id: attemptId,
      body: {
        secret,
        completionCode: Reflect.get(Object(Reflect.get(Object(message), 'data')), 'completionCode'),
      },
    },
  );
  expect(status).toBe(200);
  expect((await world.observe()).connections).toHaveLength(1);
});

test('a page on another origin that opened the popup receives no code, and cannot close it', async ({
  app,
  addresses,
  world,
}) => {
  const { attemptId, startUrl } = await begin(app);
  // The victim comes from the attacker's page, and the attempt is that of the attacker.
  const own = await app.context.newPage();
  await own.goto(`${startUrl}?opener`);
  const hosted = own.url();
  expect(hosted).toContain('/identity/create');
  const evil = await app.context.newPage();
  await evil.goto(addresses.evil);
  const popup = await openFrom(evil, hosted);
  await finish(popup);
  await popup.waitForURL(/\/callback\//);
  await reply(evil, attemptId);
  await expect(popup.getByRole('heading')).toHaveText(notConnected);
  expect(JSON.stringify(await receivedBy(evil))).not.toMatch(/connect:relay|completionCode/);
  expect((await world.observe()).connections).toEqual([]);
});

test('a popup without an opener says before the sign-in that nothing is connected yet, and leads to the app', async ({
  app,
  world,
}) => {
  const { startUrl } = await begin(app);
  const window = await app.context.newPage();
  await window.goto(startUrl);
  await expect(window.getByRole('heading')).toHaveText(notConnected);
  await expect(window.getByRole('link')).toHaveAttribute('href', '/');
  expect((await world.observe()).tokens).toBe(0);
});
