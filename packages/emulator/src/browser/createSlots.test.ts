import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSlots } from './createSlots.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('gives a free slot to the call that has waited longest', async () => {
  const slots = createSlots(1);
  const order: string[] = [];
  await slots.take();
  const first = slots.take().then(() => order.push('first'));
  const second = slots.take().then(() => order.push('second'));
  slots.release();
  await first;
  expect(order).toEqual(['first']);
  slots.release();
  await second;
  expect(order).toEqual(['first', 'second']);
});

it('throws 429 with Retry-After after 10 seconds, and gives the slot to the next call', async () => {
  const slots = createSlots(1);
  await slots.take();
  const refused = slots.take().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await refused).toMatchObject({
    status: 429,
    headers: { 'retry-after': '10', ratelimit: '"1-at-once"; r=0; t=10' },
  });
  slots.release();
  await slots.take();
});
