import { describe, expect, test, vi } from 'vitest';
import { createWorld, smallClient } from '../world.fixture.ts';
import { createAnchorClient } from './createAnchorClient.ts';

const id = '7b1d0c1e-9b5f-4f57-8f4c-1f3f2f6f9a10';
const call = () => ({ timeout: 1_000, maxRetries: 0, signal: AbortSignal.timeout(1_000) });

describe('options', () => {
  test.each([undefined, '', '  '])('the key %j is refused with the name of the variable to set', (apiKey) => {
    expect(() => createAnchorClient({ apiKey })).toThrow(
      /apiKey (is missing.*ANCHORBROWSER_API_KEY|has white space around it)/,
    );
  });

  test.each([
    'https://evil.example',
    'http://api.anchorbrowser.io',
    'https://api.anchorbrowser.io.evil.example',
    'https://api.anchorbrowser.io:8443',
    'https://api.anchorbrowser.io@evil.example',
  ])('the base URL %s is refused, because it would receive the key', (baseUrl) => {
    expect(() => createAnchorClient({ apiKey: 'k', baseUrl })).toThrow(/dangerouslyAllowCustomBaseUrl/);
    expect(() => createAnchorClient({ apiKey: 'k', baseUrl })).not.toThrow(/\bk\b.*=/);
  });

  test('environment variables do not change the base URL', async () => {
    vi.stubEnv('ANCHORBROWSER_BASE_URL', 'https://evil.example');
    const asked: Request[] = [];
    const client = createAnchorClient({
      apiKey: 'k',
      fetch: async (input, init) => {
        asked.push(new Request(input, init));
        return Response.json({});
      },
    });
    await client.identities.retrieve(id, call());
    vi.unstubAllEnvs();
    expect(asked[0]?.url).toBe(`https://api.anchorbrowser.io/v1/identities/${id}`);
    expect(asked[0]?.headers.get('anchor-api-key')).toBe('k');
  });
});

test.each(['../applications', `${id}/credentials`, `${id}%2fcredentials`, `${id}?a`, '', '.', ` ${id}`])(
  'the id %j never becomes part of a path',
  async (wrong) => {
    const { emulator, anchorUrl } = await createWorld();
    const { applications, identities } = smallClient(anchorUrl);
    const calls = [
      () => identities.retrieve(wrong, call()),
      () => identities.update(wrong, {}, call()),
      () => identities.delete(wrong, call()),
      () => applications.createIdentityToken(wrong, { callbackUrl: 'https://a.example' }, call()),
      () => applications.listIdentities(wrong, {}, call()),
    ];
    for (const one of calls) expect(one).toThrow(/not a UUID/);
    expect(emulator.log()).toEqual([]);
  },
);

test('a search with any characters is sent as one parameter', async () => {
  const { emulator, anchorUrl } = await createWorld();
  const applicationId = emulator.applications()[0]?.id ?? '';
  const search = 'a&limit=1#x=?ä';
  await smallClient(anchorUrl).applications.listIdentities(applicationId, { search }, call());
  expect(Object.fromEntries(new URLSearchParams(emulator.log()[0]?.query))).toEqual({ search });
});
