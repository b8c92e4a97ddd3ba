import { demoApiKey } from '@kit/emulator';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { callAnchor } from './callAnchor.ts';
import { createAnchorClient } from './createAnchorClient.ts';

const id = '11111111-1111-4111-8111-111111111111';

/** Returns how often the kit calls Anchor if every response has this status. */
async function asked(status: number, maxRetries: number, retryAfter: number): Promise<number | undefined> {
  const { emulator, anchorUrl, calls } = await createWorld();
  emulator.failNext({ kind: 'status', status, retryAfter, times: 9 });
  const client = createAnchorClient({
    apiKey: demoApiKey,
    baseUrl: anchorUrl,
    dangerouslyAllowCustomBaseUrl: true,
  });
  const retrieving = callAnchor((options) => client.identities.retrieve(id, options), {
    budgetMs: 5_000,
    maxRetries,
  });
  await expect(retrieving).rejects.toMatchObject({ cause: { status } });
  return calls()['identities.retrieve'];
}

describe('retries', () => {
  test.each([408, 409, 429, 500, 502, 503, 504])('%i is retried up to the limit', async (status) => {
    expect(await asked(status, 2, 0)).toBe(3);
    expect(await asked(status, 0, 0)).toBe(1);
  });

  test.each([400, 401, 403, 404, 422])('%i is not retried', async (status) => {
    expect(await asked(status, 2, 0)).toBe(1);
  });

  test('a long Retry-After is passed on immediately', async () => {
    expect(await asked(429, 2, 30)).toBe(1);
  });
});
