// Runs the published contract on Cloudflare D1, in workerd.
import { storeContract } from '@kit/server/testing';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorker } from './startWorker.ts';

describe('D1', () => {
  let worker: Miniflare;

  beforeAll(() => {
    worker = startWorker('servers/workerdContract.ts');
  });
  afterAll(() => worker.dispose());

  test.each(storeContract.map(({ name }, index) => ({ name, index })))('$name', async ({ index }) => {
    const response = await worker.dispatchFetch(`http://d1.example/?check=${index}`);
    expect(await response.text()).toBe('');
  });
});
