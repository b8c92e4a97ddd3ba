import { describe, expect, test } from 'vitest';
import {
  isErrorCode,
  parseAttempt,
  parseConnections,
  parseError,
  parseRelayMessage,
  parseRequest,
  parseSession,
  parseSessions,
  readIdentityCreated,
} from './index.ts';

const row = { id: 'c1', application: 'linkedin', accountName: 'jane', connectedAt: '2026-01-01T00:00:00Z' };

const request = {
  id: 'r1',
  application: 'linkedin',
  status: 'open',
  expiresAt: row.connectedAt,
  choices: [],
};
const account = { ...row, status: 'connected' };

describe('a request', () => {
  test('keeps what this version supports', () => {
    const connected = { ...request, status: 'connected', reason: 'To post.', connection: account };
    expect(parseRequest({ ...connected, secret: 's' })).toEqual(connected);
    const broken = { ...request, reconnects: account, choices: [account] };
    expect(parseRequest(broken)).toEqual(broken);
  });

  test('ignores an empty reason and accounts that are not valid', () => {
    expect(parseRequest({ ...request, reason: '', connection: {}, reconnects: 'c1' })).toEqual(request);
  });

  test.each([
    null,
    'r1',
    { ...request, id: 1 },
    { ...request, status: 'paused' },
    { ...request, choices: undefined },
    { ...request, choices: [{}] },
  ])('rejects %j', (body) => {
    expect(parseRequest(body)).toBeUndefined();
  });
});

describe('a browser session', () => {
  const session = {
    id: 's1',
    status: 'running',
    accounts: [{ application: 'linkedin', connectionId: 'c1' }],
    startedAt: row.connectedAt,
    endsAt: row.connectedAt,
    canTakeOver: false,
  };

  test('keeps what this version supports, and nothing else', () => {
    const ended = { ...session, status: 'ended', purpose: 'To post.', agent: 'Writer', endReason: 'stopped' };
    expect(parseSession({ ...ended, cdpUrl: 'wss://x', anchorId: 'a' })).toEqual(ended);
    const asking = { ...session, canTakeOver: true, help: 'Solve the puzzle.' };
    expect(parseSession(asking)).toEqual(asking);
    const leaking = { application: 'linkedin', connectionId: 'c1', identityId: 'secret' };
    expect(parseSession({ ...session, accounts: [leaking] })).toEqual(session);
  });

  test('ignores empty texts and what a newer server adds', () => {
    const newer = { ...session, purpose: '', agent: 7, help: null, endReason: 'eclipse', canTakeOver: 'yes' };
    expect(parseSession(newer)).toEqual(session);
  });

  test.each([
    null,
    's1',
    { ...session, id: 1 },
    { ...session, status: 'paused' },
    { ...session, startedAt: undefined },
    { ...session, endsAt: 1 },
    { ...session, accounts: {} },
    { ...session, accounts: [] },
    { ...session, accounts: [{ application: 'linkedin' }] },
  ])('rejects %j', (body) => {
    expect(parseSession(body)).toBeUndefined();
    expect(parseSessions({ sessions: [session, body] })).toBeUndefined();
  });

  test('a list has only sessions', () => {
    expect(parseSessions({ sessions: [session], more: 1 })).toEqual({ sessions: [session] });
    for (const body of [null, [], {}, { sessions: {} }]) expect(parseSessions(body)).toBeUndefined();
  });
});

describe('responses of a newer server', () => {
  test('reads an unsupported connection status as unknown', () => {
    const parsed = parseConnections({ connections: [{ ...row, status: 'dormant' }] });
    expect(parsed?.connections[0]?.status).toBe('unknown');
  });

  test('reads an unsupported error code as internal and keeps its message', () => {
    const message = 'The sun is too bright. Wait for the night.';
    const error = { code: 'solar_flare', message, reference: 'r' };
    expect(parseError({ error })).toEqual({ ...error, code: 'internal' });
    const attempt = { attemptId: 'a', application: 'x', status: 'failed', code: 'solar_flare', message };
    expect(parseAttempt(attempt)).toEqual({ ...attempt, code: 'internal' });
  });

  test('reads an ended attempt without a code and a message as internal, with an empty message', () => {
    const attempt = { attemptId: 'a', application: 'x', status: 'expired' };
    expect(parseAttempt(attempt)).toEqual({ ...attempt, code: 'internal', message: '' });
    expect(parseAttempt({ ...attempt, code: 7, message: null })).toEqual({
      ...attempt,
      code: 'internal',
      message: '',
    });
  });

  test('rejects an attempt with an unsupported status', () => {
    expect(parseAttempt({ attemptId: 'a', application: 'x', status: 'paused' })).toBeUndefined();
  });
});

describe('responses that are not from the handler', () => {
  test.each([null, '', '<!doctype html>', [], {}, { connections: [{}] }, { connections: 'none' }])(
    'rejects %j as a list of connections',
    (body) => {
      expect(parseConnections(body)).toBeUndefined();
    },
  );

  test('rejects a connected attempt without a connection', () => {
    expect(parseAttempt({ attemptId: 'a', application: 'x', status: 'connected' })).toBeUndefined();
  });

  test('rejects names of Object.prototype as error codes', () => {
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('signed_out')).toBe(true);
  });
});

describe('messages', () => {
  test('accepts a relay message for its own attempt only', () => {
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
  ])('reads identity-created with %s', (_, message, expected) => {
    expect(readIdentityCreated(message)).toBe(expected);
  });
});
