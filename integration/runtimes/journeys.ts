import assert from 'node:assert/strict';
import { origin, type Browser } from './browser.ts';
import { expectGuarded, expectStatus, field } from './expectations.ts';
import type { Answer } from '../shared/send.ts';

/** Runs an attempt from the click to the response of the callback. A scanner requests the start link first. */
async function signIn(browser: Browser, anchorUrl: string, input: Record<string, string>) {
  const created = await browser.post('/attempts', { application: 'linkedin', ...input });
  expectStatus(created, 201);
  expectGuarded(created);
  const startUrl = field(created, 'startUrl');
  assert.ok(startUrl.startsWith(`${origin}${browser.base}/start/`), startUrl);
  assert.match(created.cookies.join('\n'), /^__Host-connect=[\w-]{43}; Path=\/;.*; Secure/m);

  const looked = await browser.ask({ method: 'HEAD', target: startUrl.slice(origin.length) });
  expectStatus(looked, 204);
  const started = await browser.navigate(startUrl);
  expectStatus(started, 303);
  expectGuarded(started);
  assert.deepEqual(
    started.cookies.filter((cookie) => cookie.includes('connect')),
    [],
  );

  const hosted = new URL(started.headers.location ?? '');
  assert.equal(hosted.origin, anchorUrl);
  assert.equal((await fetch(hosted)).status, 200);
  const signedIn = await fetch(`${anchorUrl}/_emulator/sign-ins`, {
    method: 'POST',
    body: JSON.stringify({ token: hosted.searchParams.get('token') }),
  });
  const { redirectUrl } = JSON.parse(await signedIn.text());
  const finished = await browser.navigate(redirectUrl, 'cross-site');
  expectGuarded(finished);
  return { attemptId: field(created, 'attemptId'), finished };
}

/** Connects by popup, sees the connection listed, renames it, and disconnects. */
export async function connectAndDisconnect(browser: Browser, anchorUrl: string): Promise<void> {
  const { attemptId, finished } = await signIn(browser, anchorUrl, {});
  expectStatus(finished, 200);
  assert.match(finished.headers['content-type'] ?? '', /^text\/html; charset=utf-8/i);
  assert.match(String(finished.headers['content-security-policy']), /frame-ancestors 'none'/);
  assert.match(finished.body, /✓/);

  const attempt = await browser.get(`/attempts/${attemptId}`);
  assert.equal(field(attempt, 'status'), 'connected');
  const [connection, ...others] = await connections(browser);
  assert.deepEqual(others, []);
  expectStatus(await browser.patch(`/connections/${connection?.id}`, { label: 'Büro' }), 200);
  const [renamed] = await connections(browser);
  assert.equal(renamed?.label, 'Büro');
  expectStatus(await browser.remove(`/connections/${connection?.id}`), 204);
  assert.deepEqual(await connections(browser), []);
}

/** Connects by redirect and returns to the page where it began. */
export async function comeBack(browser: Browser, anchorUrl: string): Promise<void> {
  const returnTo = '/settings/käse?tab=a&b=%2F';
  const { finished } = await signIn(browser, anchorUrl, { mode: 'redirect', returnTo });
  expectStatus(finished, 303);
  assert.equal(finished.headers.location, '/settings/k%C3%A4se?tab=a&b=%2F');
}

async function connections(browser: Browser): Promise<{ id: string; label?: string }[]> {
  const listed: Answer = await browser.get('/connections');
  expectStatus(listed, 200);
  return JSON.parse(listed.body).connections;
}
