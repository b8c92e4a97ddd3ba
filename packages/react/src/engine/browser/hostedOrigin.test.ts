import { afterEach, expect, test, vi } from 'vitest';
import { checkHostedOrigin } from './hostedOrigin.ts';

afterEach(() => void vi.restoreAllMocks());

test.each([
  'https://app.anchorbrowser.io',
  'http://anchor.localhost:4000',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
])('%s is an origin to listen to', (origin) => {
  const told = vi.spyOn(console, 'error');
  expect(checkHostedOrigin(origin)).toBe(origin);
  expect(told).not.toHaveBeenCalled();
});

test.each([
  ['a slash at its end', 'http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
  ['capitals', 'HTTPS://App.AnchorBrowser.io', 'https://app.anchorbrowser.io'],
  ['the port of its scheme', 'https://app.anchorbrowser.io:443', 'https://app.anchorbrowser.io'],
])('%s makes no other origin', (_, spelling, origin) => {
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
])('%j is not listened to, and the developer is told once', (origin) => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(checkHostedOrigin(origin)).toBe('https://app.anchorbrowser.io');
  checkHostedOrigin(origin);
  expect(told.mock.calls).toEqual([[expect.stringContaining(`or one of this machine: ${origin}.`)]]);
});
