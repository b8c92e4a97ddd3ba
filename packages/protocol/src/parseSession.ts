import { hasStrings, isOneOf, isRecord } from './guards.ts';
import { parseUrl } from './parseUrl.ts';
import {
  sessionEnds,
  sessionStatuses,
  type SessionActivity,
  type SessionsBody,
  type SessionView,
} from './session.ts';

// In its own file, because few pages load it.

/** Reads a {@link SessionActivity}. Returns `undefined` for anything else. */
export function parseSession(value: unknown): SessionActivity | undefined {
  if (!hasStrings(value, 'id', 'startedAt', 'endsAt') || !isOneOf(sessionStatuses, value.status)) return;
  const { id, status, startedAt, endsAt, purpose, agent, endReason, canTakeOver, help, accounts } = value;
  if (!Array.isArray(accounts) || accounts.length === 0) return;
  if (!accounts.every((one) => hasStrings(one, 'application', 'connectionId'))) return;
  return {
    id,
    status,
    accounts: accounts.map(({ application, connectionId }) => ({ application, connectionId })),
    startedAt,
    endsAt,
    canTakeOver: canTakeOver === true,
    ...(typeof purpose === 'string' && purpose && { purpose }),
    ...(typeof agent === 'string' && agent && { agent }),
    ...(isOneOf(sessionEnds, endReason) && { endReason }),
    ...(typeof help === 'string' && help && { help }),
  };
}

/** Reads the response to `GET /connections/:id/sessions`. Returns `undefined` if any item is invalid. */
export function parseSessions(value: unknown): SessionsBody | undefined {
  if (!isRecord(value) || !Array.isArray(value.sessions)) return;
  const sessions = value.sessions.map(parseSession);
  return sessions.every((row) => row !== undefined) ? { sessions } : undefined;
}

/** Reads a {@link SessionView}. Returns `undefined` for anything else, and for an address that is not of a web page. */
export function parseSessionView(value: unknown): SessionView | undefined {
  if (!isRecord(value) || typeof value.url !== 'string') return;
  const protocol = parseUrl(value.url)?.protocol;
  return protocol === 'https:' || protocol === 'http:' ? { url: value.url } : undefined;
}
