import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useFrame } from './useFrame.ts';

const url = 'https://live.example/session?token=secret';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const violate = (about: Partial<SecurityPolicyViolationEventInit>) =>
  act(() => {
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        documentURI: location.href,
        effectiveDirective: 'frame-src',
        violatedDirective: 'frame-src',
        originalPolicy: "frame-src 'none'",
        disposition: 'enforce',
        blockedURI: url,
        statusCode: 200,
        ...about,
      }),
    );
  });
const wait = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });

const frameOf = (address: string | undefined) =>
  renderHook(({ round }) => useFrame(address, round), { initialProps: { round: 0 } });

test('a frame that does not load in time is unanswered, and live if it loads later', () => {
  vi.useFakeTimers();
  const { result, rerender } = frameOf(url);
  expect(result.current.status).toBe('connecting');
  wait(14_999);
  expect(result.current.status).toBe('connecting');
  wait(1);
  expect(result.current.status).toBe('unanswered');
  act(() => result.current.onLoad());
  expect(result.current.status).toBe('live');
  rerender({ round: 1 });
  expect(result.current.status).toBe('connecting');
  wait(15_000);
  expect(result.current.status).toBe('unanswered');
});

test('a frame that has loaded stays live', () => {
  vi.useFakeTimers();
  const { result } = frameOf(url);
  act(() => result.current.onLoad());
  wait(60_000);
  expect(result.current.status).toBe('live');
});

test('a frame that the policy of the page blocks is refused, although the browser reports that it has loaded', () => {
  const { result } = frameOf(url);
  violate({});
  act(() => result.current.onLoad());
  expect(result.current.status).toBe('refused');
});

test.each([
  { disposition: 'report' } as const,
  { effectiveDirective: 'img-src' },
  { blockedURI: 'https://ads.example/frame' },
])('a violation with %o blocks something else', (about) => {
  const { result } = frameOf(url);
  violate(about);
  expect(result.current.status).toBe('connecting');
});
