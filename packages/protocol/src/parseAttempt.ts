import { attemptStatuses, type Attempt } from './attempt.ts';
import { hasStrings, isOneOf, readCode } from './guards.ts';
import { parseConnection } from './parseConnection.ts';

/**
 * Reads an {@link Attempt}. Returns `undefined` for anything else. A missing or unsupported error code becomes `internal`, and a
 * missing message becomes empty.
 */
export function parseAttempt(value: unknown): Attempt | undefined {
  if (!hasStrings(value, 'attemptId', 'application') || !isOneOf(attemptStatuses, value.status)) return;
  const { attemptId, application, status, message, code } = value;
  const attempt = { attemptId, application };
  if (status === 'created' || status === 'started') return { ...attempt, status };
  if (status === 'connected') {
    const connection = parseConnection(value.connection);
    return connection && { ...attempt, status, connection };
  }
  return {
    ...attempt,
    status,
    code: readCode(code),
    message: typeof message === 'string' ? message : '',
  };
}
