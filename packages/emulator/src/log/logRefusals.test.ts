import { expect, it } from 'vitest';
import { createEmulator } from '../createEmulator.ts';
import { demoApiKey, demoApplications } from '../demo.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { logRefusals } from './logRefusals.ts';

const [application] = demoApplications;
const tokens = `/v1/applications/${application?.id}/tokens`;

/** Sends a request and returns the logged lines. */
async function send(path: string, init: RequestInit, settings: Partial<EmulatorSettings> = {}) {
  const lines: string[] = [];
  const emulator = logRefusals(createEmulator({ settings }), ({ method, path: sent, status, message }) =>
    lines.push([method, sent, status, ...(message === undefined ? [] : [message])].join(' ')),
  );
  const response = await emulator.fetch(`http://127.0.0.1:4400${path}`, init);
  return { lines, response };
}

const createToken = (callbackUrl: string, key = demoApiKey): RequestInit => ({
  method: 'POST',
  headers: { 'anchor-api-key': key },
  body: JSON.stringify({ callbackUrl }),
});

it.each(['nested', 'flat', 'message'] as const)(
  'logs a refused call in one line with the body %s',
  async (errorBody) => {
    const { lines, response } = await send(tokens, createToken('http://localhost:5173/'), { errorBody });
    expect(lines).toEqual([
      `POST ${tokens} 400 "callbackUrl" must be an HTTPS URL. To allow http://localhost, set allowLoopbackCallbacks (--allow-loopback-callbacks).`,
    ]);
    expect(await response.text()).toContain('must be an HTTPS URL');
  },
);

it('logs the status of a refusal without a message', async () => {
  const { lines } = await send(tokens, createToken('https://a.example/', 'wrong'), {
    unauthorizedBody: 'empty',
  });
  expect(lines).toEqual([`POST ${tokens} 401`]);
});

it('logs refused pages and control calls', async () => {
  expect((await send('/identity/create?token=secret', {})).lines).toEqual(['GET /identity/create 404']);
  const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } };
  expect((await send('/_emulator/reset', foreign)).lines).toEqual([
    'POST /_emulator/reset 403 Pages of this origin may not use the control API. To allow them, add the origin to allowedOrigins (--allow-origin).',
  ]);
});

it('does not log successful calls, keys and queries', async () => {
  expect((await send(tokens, createToken('https://a.example/'))).lines).toEqual([]);
  const { lines } = await send('/v1/nowhere?token=secret', { headers: { 'anchor-api-key': demoApiKey } });
  expect(lines).toEqual(['GET /v1/nowhere 404 The emulator has no route GET /v1/nowhere.']);
});
