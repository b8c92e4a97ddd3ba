import { afterEach, expect, test, vi } from 'vitest';
import { checkHostedOrigin } from './hostedOrigin.ts';

afterEach(() => void vi.restoreAllMocks());

test.each([
  'https://app.anchorbrowser.io',
  'http://anchor.localhost:4000',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
])('accepts %s', (origin) => {
  const warnings = vi.spyOn(console, 'error');
  expect(checkHostedOrigin(origin)).toBe(origin);
  expect(warnings).not.toHaveBeenCalled();
});

test.each([
  ['a trailing slash', 'http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
  ['capitals', 'HTTPS://App.AnchorBrowser.io', 'https://app.anchorbrowser.io'],
  ['the default port', 'https://app.anchorbrowser.io:443', 'https://app.anchorbrowser.io'],
])('normalizes %s', (_, spelling, origin) => {
  expect(checkHostedOrigin(spelling)).toBe(origin);
});

test.each([
  'null',
  '*',
  '',
  'http://app.anchorbrowser.io',
  'http://localhost.evil.example',
  'https://app.anchorbrowser.io//',
  'https://app.anchorbrowser.io/path',
  'https://app.anchorbrowser.io/?x',
  'https://jane@app.anchorbrowser.io',
  'app:/x',
])('replaces %j, and reports it once', (origin) => {
  const warnings = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(checkHostedOrigin(origin)).toBe('https://app.anchorbrowser.io');
  checkHostedOrigin(origin);
  expect(warnings.mock.calls).toEqual([[expect.stringContaining(`but is "${origin}".`)]]);
});
