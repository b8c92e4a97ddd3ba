import { expect, test, vi } from 'vitest';
import type { AnchorClient } from './anchorClient.ts';
import { readIdentity } from './identity.ts';
import { limitParallel } from './limitParallel.ts';
import { limitTime } from './limitTime.ts';

const id = '11111111-1111-4111-8111-111111111111';
const identity = { id, status: 'validated', created_at: '2026-01-01T00:00:00Z' };

/** A stand-in for an Anchor that hangs: each call waits to be answered by hand. */
function hangingAnchor() {
  const waiting: ((answer: unknown) => void)[] = [];
  const call = () => new Promise<unknown>((resolve) => waiting.push(resolve));
  const client: AnchorClient = {
    applications: { createIdentityToken: call, listIdentities: call },
    identities: { retrieve: call, update: call, delete: call },
    sessions: { create: call, delete: call },
    post: call,
  };
  return { client, waiting, answerAll: () => waiting.splice(0).forEach((resolve) => resolve(identity)) };
}

test('twenty calls wait at once; the next is refused at once, and a place that is left can be taken', async () => {
  const { client, waiting, answerAll } = hangingAnchor();
  const limited = limitParallel(client);
  const first = Array.from({ length: 20 }, () => readIdentity(limited, id));
  await expect(readIdentity(limited, id)).rejects.toMatchObject({ code: 'anchor_unavailable' });
  expect(waiting).toHaveLength(20);
  answerAll();
  expect((await Promise.all(first)).map((found) => found?.id)).toEqual(Array(20).fill(id));
  const next = readIdentity(limited, id);
  answerAll();
  expect(await next).toMatchObject({ id });
});

test('all calls together take no longer than they may, and none is made after that', async () => {
  const { client, waiting } = hangingAnchor();
  const started = performance.now();
  const limited = limitTime(client, 150);
  await expect(readIdentity(limited, id)).rejects.toMatchObject({ code: 'anchor_unavailable' });
  expect(performance.now() - started).toBeLessThan(3_000);
  await expect(readIdentity(limited, id)).rejects.toMatchObject({ code: 'anchor_unavailable' });
  expect(waiting).toHaveLength(1);
});

test('a time limit that nobody waits for any more disturbs nothing', async () => {
  const rejected = vi.fn<() => void>();
  process.on('unhandledRejection', rejected);
  const { client, answerAll } = hangingAnchor();
  const reading = readIdentity(limitTime(client, 30), id);
  answerAll();
  expect(await reading).toMatchObject({ id });
  await new Promise((resolve) => setTimeout(resolve, 80));
  process.off('unhandledRejection', rejected);
  expect(rejected).not.toHaveBeenCalled();
});
