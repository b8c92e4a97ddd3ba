import Anchorbrowser, {
  APIConnectionError,
  APIConnectionTimeoutError,
  AuthenticationError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from 'anchorbrowser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator } from './createEmulator.ts';
import { demoApiKey } from './demo.ts';
import type { Emulator } from './Emulator.ts';
import { listen, type EmulatorServer } from './node.ts';

const once = { maxRetries: 0, timeout: 2000 };
const credentials = [{ type: 'username_password' as const, username: 'ada', password: 'secret' }];

let emulator: Emulator;
let server: EmulatorServer;

beforeAll(async () => {
  emulator = createEmulator({ settings: { credentialsReadable: true } });
  server = await listen(emulator, { port: 0 });
});
afterAll(() => server.close());
beforeEach(() => emulator.reset());

describe.each(['over HTTP', 'in-process'])('the official SDK, %s', (way) => {
  const client = (apiKey = demoApiKey): Anchorbrowser =>
    way === 'over HTTP'
      ? new Anchorbrowser({ apiKey, baseURL: server.url })
      : new Anchorbrowser({ apiKey, baseURL: 'https://api.anchor.test', fetch: emulator.fetch });

  it('manages applications', async () => {
    const { applications } = client();
    const created = await applications.create(
      { source: 'https://wiki.example', name: 'Wiki', description: 'Ours' },
      once,
    );
    expect(created).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Wiki',
      url: 'https://wiki.example',
      description: 'Ours',
      created_at: expect.stringMatching(/^\d{4}-.+Z$/),
    });
    const { id = '' } = created;
    const listed = await applications.list({ search: 'wik' }, once);
    expect(listed.applications?.map((application) => application.id)).toEqual([id]);
    expect(await applications.retrieve(id, once)).toEqual({
      ...created,
      identity_count: 0,
      auth_methods: ['username_password'],
      updated_at: created.created_at,
    });
    expect(await applications.delete(id, once)).toEqual({ success: true });
    await expect(applications.retrieve(id, once)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('manages auth flows', async () => {
    const { applications } = client();
    const { id: application_id = '' } = await applications.create({ source: 'wiki.example' }, once);
    const flow = await applications.authFlows.create(
      application_id,
      { name: 'With a code', methods: ['username_password', 'custom'], custom_fields: [{ name: 'PIN' }] },
      once,
    );
    expect(flow).toMatchObject({
      methods: ['username_password', 'custom'],
      custom_fields: [{ name: 'PIN' }],
    });
    const before = await applications.authFlows.list(application_id, once);
    expect(before.auth_flows?.map(({ name }) => name)).toEqual(['Standard authentication', 'With a code']);
    expect(await applications.authFlows.delete(flow.id ?? '', { application_id }, once)).toEqual({
      success: true,
    });
    expect((await applications.authFlows.list(application_id, once)).auth_flows).toHaveLength(1);
  });

  it('creates a token whose sign-in is listed', async () => {
    const { applications } = client();
    const { id = '' } = await applications.create({ source: 'wiki.example' }, once);
    emulator.configure({ tokenBody: 'both' });
    const response = await applications.createIdentityToken(
      id,
      { callbackUrl: 'https://app.example/cb' },
      once,
    );
    const { identityId, redirectUrl } = emulator.completeSignIn(response.data?.token ?? '', 'grace');
    expect(redirectUrl).toBe(`https://app.example/cb?identity_id=${identityId}&status=success`);
    const { identities } = await applications.listIdentities(id, { search: 'GRA' }, once);
    expect(identities).toEqual([
      {
        id: identityId,
        name: 'grace',
        auth_flow: 'Standard authentication',
        status: 'validated',
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    ]);
  });

  it('manages identities', async () => {
    const { identities } = client();
    const created = await identities.create(
      { source: 'https://wiki.example', name: 'Ada', credentials },
      once,
    );
    const { id = '' } = created;
    expect(created).toEqual({
      id,
      name: 'Ada',
      status: 'pending',
      metadata: {},
      created_at: expect.any(String),
    });
    emulator.advance(2000);
    expect(await identities.retrieve(id, once)).toEqual({
      ...created,
      source: 'https://wiki.example',
      status: 'validated',
      updated_at: created.created_at,
    });
    const updated = await identities.update(id, { metadata: { userId: 'u1' } }, once);
    expect(updated).toEqual({ id, name: 'Ada', metadata: { userId: 'u1' }, updated_at: expect.any(String) });
    expect(await identities.retrieveCredentials(id, once)).toEqual({
      id,
      name: 'Ada',
      source: 'https://wiki.example',
      credentials,
    });
    const again = await client().post(`/v1/identities/${id}/reauthenticate`, {
      body: { sync: true },
      ...once,
    });
    expect(again).toEqual({ identityId: id, async: false });
    expect(await identities.delete(id, once)).toEqual({ message: expect.any(String) });
    await expect(identities.retrieve(id, once)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('runs a session with the recommended settings', async () => {
    const { identities, sessions } = client();
    const source = 'https://wiki.example';
    const identity = await identities.create({ source, credentials, validateAsync: false }, once);
    const { data } = await sessions.create(
      {
        session: { proxy: { active: true } },
        browser: { captcha_solver: { active: true }, extra_stealth: { active: true } },
        identities: [{ id: identity.id ?? '' }],
      },
      once,
    );
    const id = data?.id ?? '';
    expect(data).toEqual({
      id,
      cdp_url: expect.stringMatching(/^wss?:\/\/.+\/cdp\/.+\?token=/),
      live_view_url: expect.stringContaining(`/live/${id}?token=`),
    });
    const { data: session } = await sessions.retrieve(id, once);
    expect(session).toMatchObject({ session_id: id, status: 'running' });
    expect(session).not.toHaveProperty('live_view_url');
    expect(await sessions.delete(id, once)).toEqual({ data: { status: 'success' } });
    expect((await sessions.retrieve(id, once)).data?.status).toBe('completed');
  });

  it('throws the error classes of the SDK', async () => {
    const { applications } = client();
    await expect(client('wrong').applications.list(null, once)).rejects.toBeInstanceOf(AuthenticationError);
    await expect(applications.retrieve('unknown', once)).rejects.toMatchObject({
      status: 404,
      error: { error: { code: 404, message: expect.any(String) } },
    });
    emulator.failNext({ kind: 'status', status: 429, retryAfter: 7 });
    const limited = await applications.list(null, once).catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(RateLimitError);
    expect(limited instanceof RateLimitError && limited.headers.get('retry-after')).toBe('7');
    emulator.failNext({ kind: 'status' });
    await expect(applications.list(null, once)).rejects.toBeInstanceOf(InternalServerError);
    emulator.failNext({ kind: 'html' });
    await expect(applications.list(null, once)).rejects.toMatchObject({ status: 502, error: undefined });
    emulator.failNext({ kind: 'reset' });
    await expect(applications.list(null, once)).rejects.toBeInstanceOf(APIConnectionError);
    emulator.failNext({ kind: 'hang' });
    await expect(applications.list(null, { maxRetries: 0, timeout: 100 })).rejects.toBeInstanceOf(
      APIConnectionTimeoutError,
    );
    emulator.failNext({ kind: 'broken-json' });
    await expect(applications.list(null, once)).rejects.toBeInstanceOf(SyntaxError);
  });

  it('retries after faults, and the log contains each request', async () => {
    emulator.failNext({ call: 'applications.list', kind: 'status', status: 503, retryAfter: 0, times: 2 });
    await client().applications.list(null, { maxRetries: 2, timeout: 2000 });
    const statuses = emulator.log().map(({ call, status }) => [call, status]);
    expect(statuses).toEqual([
      ['applications.list', 503],
      ['applications.list', 503],
      ['applications.list', 200],
    ]);
  });
});
