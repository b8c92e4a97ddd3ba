import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClientError } from '../client/result.ts';
import { retries } from './queryClient.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks for something that always fails; answers how often it was asked for after each of these seconds. */
async function count(error: ClientError, seconds: number[]): Promise<number[]> {
  const ask = vi.fn<() => Promise<never>>(() => Promise.reject(error));
  const query = new QueryClient().fetchQuery({ ...retries, queryKey: ['list'], queryFn: ask });
  query.catch(() => {});
  const counts: number[] = [];
  let now = 0;
  for (const second of seconds) {
    await vi.advanceTimersByTimeAsync((second - now) * 1000);
    now = second;
    counts.push(ask.mock.calls.length);
  }
  return counts;
}

test.each<[string, ClientError, number[], number[]]>([
  [
    'a lost call is tried twice more',
    { code: 'network_error', message: '' },
    [0.9, 1.1, 2.9, 3.2, 99],
    [1, 2, 2, 3, 3],
  ],
  [
    'as late as the server asks',
    { code: 'user_unavailable', message: '', retryAfter: 5 },
    [4.9, 5.1, 10.2],
    [1, 2, 3],
  ],
  ['a wait of a minute is too long', { code: 'rate_limited', message: '', retryAfter: 60 }, [99], [1]],
  ['a refusal is shown immediately', { code: 'signed_out', message: '' }, [99], [1]],
])('%s', async (_, error, seconds, counts) => {
  expect(await count(error, seconds)).toEqual(counts);
});
