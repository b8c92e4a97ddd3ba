import { describe, expect, test } from 'vitest';
import { problemCodes, onLoopback, openBehindProxy, whatOf, type Change } from './testApp.fixture.ts';
import type { FindingCode } from './findings.ts';

describe('what a proxy changes on the way', () => {
  test.each<[string, Change, FindingCode, number]>([
    [
      'that allows caching',
      { response: (h) => (h['cache-control'] = 'public, max-age=300') },
      'headers_changed',
      3,
    ],
    ['that drops no-store', { response: (h) => delete h['cache-control'] }, 'headers_changed', 3],
    [
      'that sends a Referer policy',
      { response: (h) => (h['referrer-policy'] = 'origin') },
      'headers_changed',
      3,
    ],
    ['that drops nosniff', { response: (h) => delete h['x-content-type-options'] }, 'headers_changed', 3],
    ['that drops the policy', { response: (h) => delete h['content-security-policy'] }, 'headers_changed', 2],
    [
      'that adds a policy',
      {
        response: (h) =>
          (h['content-security-policy'] = `${h['content-security-policy']}, default-src 'self'`),
      },
      'headers_changed',
      2,
    ],
    ['that allows frames', { response: (h) => (h['x-frame-options'] = 'SAMEORIGIN') }, 'headers_changed', 2],
    [
      'that cuts the opener off',
      { response: (h) => (h['cross-origin-opener-policy'] = 'same-origin') },
      'opener_severed',
      2,
    ],
    ['that drops cookies', { request: (h) => delete h.cookie }, 'cookie_stripped', 1],
    [
      'that writes another origin',
      { request: (h) => h.origin && (h.origin = 'http://upstream') },
      'origin_refused',
      1,
    ],
  ])('%s', async (_, change, code, times) => {
    const { examine } = await openBehindProxy(change);
    const findings = await examine();
    expect(problemCodes(findings)).toEqual([...onLoopback, code].toSorted());
    expect(whatOf(findings, code)).toHaveLength(times);
  });

  test('that changes nothing', async () => {
    const { examine } = await openBehindProxy({});
    expect(problemCodes(await examine())).toEqual(onLoopback);
  });
});
