import Anchorbrowser from 'anchorbrowser';
import { connect as connectPuppeteer } from 'puppeteer-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectPlaywright, createBrowserWorld, openLive, readSession } from './browser.fixture.ts';
import { demoApiKey } from './demo.ts';
import { isRecord } from './http/fields.ts';

const account = 'ada@example.com';

describe('clients', () => {
  it('include Puppeteer and several at the same time', async () => {
    const { createSession } = await createBrowserWorld();
    const { cdpUrl } = await createSession(account);
    const puppeteer = await connectPuppeteer({ browserWSEndpoint: cdpUrl });
    onTestFinished(() => puppeteer.disconnect());
    const { page } = await connectPlaywright(cdpUrl);
    const [first] = await puppeteer.pages();
    expect(first?.url()).toBe(page.url());
    await first?.goto(new URL('/messages', page.url()).href);
    await page.waitForURL('**/messages');
  });

  it('include the SDK, which builds the address on its own', async () => {
    const { createSession, url } = await createBrowserWorld();
    const { id } = await createSession(account);
    const anchor = new Anchorbrowser({ apiKey: demoApiKey, baseURL: url });
    const browser = await anchor.browser.connect(id);
    expect(browser.contexts()[0]?.pages()[0]?.url()).toContain('network.localhost');
    await browser.close();
    const other = new Anchorbrowser({ apiKey: 'wrong', baseURL: url });
    await expect(other.browser.connect(id)).rejects.toThrow('401');
  });
});

describe('the end of a session', () => {
  it('comes after its maximum duration, or after an idle time without a client and a viewer', async () => {
    const { createSession, emulator } = await createBrowserWorld();
    const timeout = { max_duration: 2, idle_timeout: 1 };
    const idle = await createSession(account, { session: { timeout } });
    const used = await createSession(account, { session: { timeout } });
    const watched = await createSession(account, { session: { timeout: { ...timeout, max_duration: -1 } } });
    const endless = await createSession(account, { session: { timeout: { idle_timeout: -1 } } });
    const reasons = (): unknown =>
      Object.fromEntries(emulator.sessions().map(({ id, endReason }) => [id, endReason]));
    await connectPlaywright(used.cdpUrl);
    const stream = await fetch((await openLive(watched)).events);

    emulator.advance(60_000);
    expect(reasons()).toEqual({
      [idle.id]: 'idle',
      [used.id]: null,
      [watched.id]: null,
      [endless.id]: null,
    });
    emulator.advance(60_000);
    expect(reasons()).toMatchObject({ [used.id]: 'max-duration', [watched.id]: null });
    await stream.body?.cancel();
    await expect
      .poll(() => {
        emulator.advance(60_000);
        return reasons();
      })
      .toMatchObject({ [watched.id]: 'idle' });
  });

  it('comes when a client closes the browser', async () => {
    const { createSession, emulator } = await createBrowserWorld();
    const { cdpUrl } = await createSession(account);
    const puppeteer = await connectPuppeteer({ browserWSEndpoint: cdpUrl });
    await puppeteer.close();
    await expect.poll(() => emulator.sessions()[0]?.endReason).toBe('closed');
  });

  it('comes with a reset, and the next session starts', async () => {
    const webhooks: Request[] = [];
    const { call, createSession, emulator } = await createBrowserWorld({
      maxBrowsers: 1,
      sendRequest: (request) => {
        webhooks.push(request);
        return Promise.resolve(new Response());
      },
    });
    emulator.addWebhook({ url: 'https://app.example/webhooks', secret: 'whsec' });
    const { cdpUrl } = await createSession(account);
    const { browser } = await connectPlaywright(cdpUrl);
    const disconnected = new Promise((resolve) => browser.once('disconnected', resolve));
    const waiting = call('POST', '/v1/sessions');
    await expect.poll(() => emulator.sessions()).toHaveLength(2);
    emulator.reset();
    await disconnected;
    expect((await waiting).status).toBe(500);
    expect(webhooks).toEqual([]);
    const response = await call('POST', '/v1/sessions');
    await connectPlaywright(readSession(await response.json()).cdpUrl);
  });

  it('comes for a session that still starts, when all are deleted', async () => {
    const { call, createSession, emulator } = await createBrowserWorld({ maxBrowsers: 1 });
    await createSession(account);
    const body: unknown = await (await call('POST', '/v1/sessions/async')).json();
    const requestId = isRecord(body) && isRecord(body['data']) ? String(body['data']['request_id']) : '';
    await call('DELETE', '/v1/sessions/all');
    const readStatus = async (): Promise<unknown> =>
      (await call('GET', `/v1/sessions/async/${requestId}/status`)).json();
    await expect.poll(readStatus).toMatchObject({ data: { status: 'failed' } });
    expect(emulator.sessions().filter(({ endedAt }) => endedAt === null)).toEqual([]);
    // Its place is free again.
    expect((await call('POST', '/v1/sessions')).status).toBe(200);
  });

  it('is waited for if too many browsers run', async () => {
    const { call, createSession } = await createBrowserWorld({ maxBrowsers: 1 });
    const { id } = await createSession(account);
    const refused = await call('POST', '/v1/sessions');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.json()).toMatchObject({ error: { code: 429 } });
    const waiting = call('POST', '/v1/sessions');
    await call('DELETE', `/v1/sessions/${id}`);
    expect((await waiting).status).toBe(200);
  });
});
