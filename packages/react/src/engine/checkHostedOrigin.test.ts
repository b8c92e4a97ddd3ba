import { expect, test } from 'vitest';
import { checkHostedOrigin } from './checkHostedOrigin.ts';

test.each([
  'https://app.anchorbrowser.io',
  'http://anchor.localhost:4000',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
])('%s is an origin to listen to', (origin) => {
  expect(() => checkHostedOrigin(origin)).not.toThrow();
});

test.each([
  'null',
  '*',
  '',
  'http://app.anchorbrowser.io',
  'http://localhost.evil.example',
  'https://app.anchorbrowser.io/',
  'https://app.anchorbrowser.io/path',
  'app:/x',
])('%j is refused', (origin) => {
  expect(() => checkHostedOrigin(origin)).toThrow(TypeError);
});
