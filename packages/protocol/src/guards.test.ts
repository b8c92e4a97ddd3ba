import { describe, expect, test } from 'vitest';
import {
  errors,
  isErrorCode,
  parseAttempt,
  parseConnections,
  parseError,
  parseRelayMessage,
  readIdentityCreated,
} from './index.ts';

const row = { id: 'c1', application: 'linkedin', accountName: 'jane', connectedAt: '2026-01-01T00:00:00Z' };

describe('answers of a newer server', () => {
  test('a status this version has no word for is shown as unknown', () => {
    const parsed = parseConnections({ connections: [{ ...row, status: 'dormant' }] });
    expect(parsed?.connections[0]?.status).toBe('unknown');
  });

  test('an error code this version has no word for becomes internal, and keeps its sentence', () => {
    const message = 'The sun is too bright. Wait for the night.';
    const error = { code: 'solar_flare', message, requestId: 'r' };
    expect(parseError({ error })).toEqual({ ...error, code: 'internal' });
    const attempt = { attemptId: 'a', application: 'x', status: 'failed', code: 'solar_flare', message };
    expect(parseAttempt(attempt)).toEqual({ ...attempt, code: 'internal' });
  });

  test('an attempt status this version has no word for is not an attempt', () => {
    expect(parseAttempt({ attemptId: 'a', application: 'x', status: 'paused' })).toBeUndefined();
  });
});

describe('answers that are not ours', () => {
  test.each([null, '', '<!doctype html>', [], {}, { connections: [{}] }, { connections: 'none' }])(
    '%j is no list',
    (body) => {
      expect(parseConnections(body)).toBeUndefined();
    },
  );

  test('connected without a connection is no attempt', () => {
    expect(parseAttempt({ attemptId: 'a', application: 'x', status: 'connected' })).toBeUndefined();
  });

  test('names of Object.prototype are no error codes', () => {
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('signed_out')).toBe(true);
  });
});

describe('messages', () => {
  test('a relay message counts for its own attempt only', () => {
    const message = { v: 1, type: 'connect:relay', attemptId: 'a' };
    expect(parseRelayMessage({ ...message, result: 'ignored' }, 'a')).toEqual(message);
    expect(parseRelayMessage(message, 'b')).toBeUndefined();
    expect(parseRelayMessage({ ...message, v: 2 }, 'a')).toBeUndefined();
    expect(parseRelayMessage({ ...message, code: 'wrong_user' }, 'a')?.code).toBe('wrong_user');
    expect(parseRelayMessage({ ...message, code: 'solar_flare' }, 'a')?.code).toBe('internal');
  });

  test.each([
    [
      'a UUID',
      { type: 'identity-created', identityId: '7b1d0c1e-9b5f-4f57-8f4c-1f3f2f6f9a10' },
      '7b1d0c1e-9b5f-4f57-8f4c-1f3f2f6f9a10',
    ],
    ['markup', { type: 'identity-created', identityId: '</script>' }, undefined],
    ['another type', { type: 'identity-updated', identityId: 'a' }, undefined],
    ['a string', 'identity-created', undefined],
  ])('identity-created with %s', (_, message, expected) => {
    expect(readIdentityCreated(message)).toBe(expected);
  });
});

test('every error says what happened, why, and what to do, and has an error status', () => {
  for (const [code, { status, message }] of Object.entries(errors)) {
    expect(status, code).toBeGreaterThanOrEqual(400);
    expect(message, code).toMatch(/\.$/);
    expect(message.match(/[.;](\s|$)/g)?.length, code).toBeGreaterThanOrEqual(2);
  }
});
