import { afterEach, expect, test, vi } from 'vitest';
import { checkHostedOrigin } from './checkHostedOrigin.ts';

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

test('a slash at its end is none of it', () => {
  expect(checkHostedOrigin('http://127.0.0.1:4000/')).toBe('http://127.0.0.1:4000');
});

test.each([
  'null',
  '*',
  '',
  'http://app.anchorbrowser.io',
  'http://localhost.evil.example',
  'https://app.anchorbrowser.io//',
  'https://app.anchorbrowser.io/path',
  'app:/x',
])('%j is not listened to, and the developer is told once', (origin) => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(checkHostedOrigin(origin)).toBe('https://app.anchorbrowser.io');
  checkHostedOrigin(origin);
  expect(told.mock.calls).toEqual([[expect.stringContaining(`or one of this machine: ${origin}.`)]]);
});
