import Anchorbrowser from 'anchorbrowser';
import { expect, it } from 'vitest';
import { demoApplications } from './demo.ts';
import { setupEmulator } from './vitest.ts';

const anchor = await setupEmulator({ scenario: 'message-off' });
const applicationId = demoApplications[0]?.id ?? '';
const { env } = anchor;

it('serves the API at the addresses in env, and leaves something behind', async () => {
  const client = new Anchorbrowser({
    apiKey: env.ANCHORBROWSER_API_KEY,
    baseURL: env.ANCHORBROWSER_BASE_URL,
    maxRetries: 0,
  });
  await client.applications.createIdentityToken(applicationId, {
    callbackUrl: 'http://localhost:3000/callback',
  });
  const [created] = anchor.tokens();
  const hosted = await fetch(`${env.ANCHORBROWSER_APP_URL}/identity/create?token=${created?.token}`);
  expect(await hosted.text()).toContain('Sign in to LinkedIn');
  anchor.next('server-error');
  anchor.next({ kind: 'reset' });
});

it('resets the emulator before each test', () => {
  expect([anchor.tokens(), anchor.faults(), anchor.log()]).toEqual([[], [], []]);
  expect(anchor.scenario()).toBe('message-off');
});

it('plays a fault on the next call', async () => {
  anchor.next({ call: 'applications.listIdentities', kind: 'status', status: 503 });
  const list = () =>
    anchor.fetch(`${anchor.url}/v1/applications/${applicationId}/identities`, {
      headers: { 'anchor-api-key': anchor.apiKey },
    });
  expect((await list()).status).toBe(503);
  expect((await list()).status).toBe(200);
});
