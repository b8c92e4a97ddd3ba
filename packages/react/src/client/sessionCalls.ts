import { parseSession, parseSessions, parseSessionView, type SessionActivity } from '@kit/protocol';
import type { ConnectClient } from './createClient.ts';
import type { Result } from './result.ts';

// Functions instead of methods of the client, so only pages with a browser or the activity of an account load them.

/** Names a browser session: by its id, or by its key, of which the newest running one is meant. */
export type SessionTarget = { id: string } | { key: string };

/** What the owner can do with a browser. */
export type SessionAction = 'takeOver' | 'handBack' | 'stop';

const routeOf = { takeOver: 'takeOverSession', handBack: 'handBackSession', stop: 'stopSession' } as const;

/** Returns the newest browser sessions of a connection, newest first. */
export function listSessions(
  { call }: ConnectClient,
  connectionId: string,
  signal: AbortSignal,
): Promise<Result<SessionActivity[]>> {
  return call({
    route: 'listSessions',
    id: connectionId,
    signal,
    read: (body) => parseSessions(body)?.sessions,
  });
}

/** Returns a browser session. */
export function readSession(
  { call }: ConnectClient,
  target: SessionTarget,
  signal: AbortSignal,
): Promise<Result<SessionActivity>> {
  return 'id' in target
    ? call({ route: 'readSession', id: target.id, signal, read: parseSession })
    : call({ route: 'findSession', query: target, signal, read: parseSession });
}

/** Returns the address of the live view. It is a credential. */
export function viewSession(
  { call }: ConnectClient,
  id: string,
  signal: AbortSignal,
): Promise<Result<string>> {
  return call({ route: 'viewSession', id, signal, read: (body) => parseSessionView(body)?.url });
}

/** Takes over a browser, hands it back or stops it. Returns the session afterwards. */
export function actOnSession(
  { call }: ConnectClient,
  id: string,
  action: SessionAction,
): Promise<Result<SessionActivity>> {
  return call({ route: routeOf[action], id, read: parseSession });
}
