import { expect, it } from 'vitest';
import { createEmulator } from './createEmulator.ts';
import { demoApiKey, demoApplications } from './demo.ts';
import type { EmulatorSettings } from './settings/EmulatorSettings.ts';
import { tellRefusals } from './tellRefusals.ts';

const [application] = demoApplications;
const tokens = `/v1/applications/${application?.id}/tokens`;

/** What is told of one request. */
async function toldOf(path: string, init: RequestInit, settings: Partial<EmulatorSettings> = {}) {
  const lines: string[] = [];
  const emulator = tellRefusals(createEmulator({ settings }), (line) => lines.push(line));
  const response = await emulator.fetch(`http://127.0.0.1:4400${path}`, init);
  return { lines, response };
}

const mint = (callbackUrl: string, key = demoApiKey): RequestInit => ({
  method: 'POST',
  headers: { 'anchor-api-key': key },
  body: JSON.stringify({ callbackUrl }),
});

it.each(['nested', 'flat', 'message'] as const)(
  'a refused call is told in one line: %s',
  async (errorBody) => {
    const { lines, response } = await toldOf(tokens, mint('http://localhost:5173/'), { errorBody });
    expect(lines).toEqual([
      `POST ${tokens} 400 "callbackUrl" must be an HTTPS URL. For http://localhost set allowLoopbackCallbacks (--allow-loopback-callbacks).`,
    ]);
    expect(await response.text()).toContain('must be an HTTPS URL');
  },
);

it('a refusal that says nothing is told by its status', async () => {
  const { lines } = await toldOf(tokens, mint('https://a.example/', 'wrong'), { unauthorizedBody: 'empty' });
  expect(lines).toEqual([`POST ${tokens} 401`]);
});

it('reports pages and control calls that are refused', async () => {
  expect((await toldOf('/identity/create?token=secret', {})).lines).toEqual(['GET /identity/create 404']);
  const foreign = { method: 'POST', headers: { origin: 'https://evil.example' } };
  expect((await toldOf('/_emulator/reset', foreign)).lines).toEqual([
    'POST /_emulator/reset 403 Pages of this origin may not control the emulator.',
  ]);
});

it('does not report successful calls, and shows no key and no query', async () => {
  expect((await toldOf(tokens, mint('https://a.example/'))).lines).toEqual([]);
  const { lines } = await toldOf('/v1/nowhere?token=secret', { headers: { 'anchor-api-key': demoApiKey } });
  expect(lines).toEqual(['GET /v1/nowhere 404 There is no GET /v1/nowhere.']);
});
