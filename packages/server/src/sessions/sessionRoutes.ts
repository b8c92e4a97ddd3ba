import type { SessionActivity, SessionsBody, SessionStatus } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import { queryOf, type Call } from '../request/Call.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { requireUser } from '../request/readUser.ts';
import { jsonReply, type Reply } from '../request/reply.ts';
import { isId, isName } from '../request/toName.ts';
import { hasStarted, type SessionRecord } from '../stores/SessionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { endMarginMs } from './BrowserSession.ts';
import { endOne } from './endSessions.ts';
import { findRunning } from './withSession.ts';
import { isoTime } from '../time.ts';

/** Names a browser session of a user. */
export interface OwnSession {
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
  /** Id of the session, as `BrowserSession.id` and `listSessions` return it. */
  id: string;
}

/** Names a connection of a user. */
export interface OwnConnection {
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
  /** Id of the connection. */
  connectionId: string;
}

/** How many sessions of a connection are listed. */
const listSize = 20;

/** `GET /connections/:id/sessions` lists who used an account, newest first. */
export async function listSessions(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const body: SessionsBody = { sessions: await sessionsOf(settings, owner, call.id) };
  return jsonReply(200, body);
}

/** `GET /sessions/:id` */
export async function readSession(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  return jsonReply(200, describeSession(settings, await findOwnSession(settings, owner, call.id)));
}

/** `GET /sessions?key=…` returns the newest running session of a key. */
export async function findSession(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const [key, ...others] = queryOf(call.request).getAll('key');
  if (!isName(key) || others.length > 0) throw new ConnectError('invalid_request');
  const [session] = await findRunning(settings, owner, key);
  if (!session) throw new ConnectError('not_found');
  return jsonReply(200, describeSession(settings, session));
}

/** `POST /sessions/:id/stop` ends a session for its owner. The status is `ending` if Anchor has not confirmed the end. */
export async function stopSession(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  return jsonReply(200, describeSession(settings, await stopOwn(settings, owner, call.id)));
}

/** Returns the newest sessions of an owner's connection, newest first. */
export async function sessionsOf(
  settings: Settings,
  owner: Owner,
  connectionId: string,
): Promise<SessionActivity[]> {
  const [connection] = isId(connectionId)
    ? await settings.store.findConnections({ owner, id: connectionId })
    : [];
  if (!connection) throw new ConnectError('not_found');
  const found = await settings.store.findSessions({ owner, connectionId, limit: listSize });
  return found.map((session) => describeSession(settings, session));
}

/** Ends a session of an owner and returns it. If the end is not confirmed, `endedAt` is null and `reconcile` tries again. */
export async function stopOwn(settings: Settings, owner: Owner, id: string): Promise<SessionRecord> {
  const session = await findOwnSession(settings, owner, id);
  if (session.endedAt !== null) return session;
  await endOne(settings, session, 'stopped');
  const [current] = await settings.store.findSessions({ owner, id });
  // The row of a session whose account is disconnected is deleted when the session ends.
  if (!current) return { ...session, endReason: 'disconnected', endedAt: settings.now() };
  if (current.endReason === null) throw new ConnectError('store_unavailable');
  return current;
}

/** Returns a session of an owner. Another owner's is not found. */
export async function findOwnSession({ store }: Settings, owner: Owner, id: string): Promise<SessionRecord> {
  const [session] = isId(id) ? await store.findSessions({ owner, id }) : [];
  // A session of an older release has Anchor's id as its own, which no response contains.
  if (!session || session.anchorId === id) throw new ConnectError('not_found');
  return session;
}

/** Returns what the owner may see of a session: no address, no identity and nothing of Anchor. */
export function describeSession({ now }: Settings, session: SessionRecord): SessionActivity {
  const { id, accounts, purpose, agent, startedAt, expiresAt, endedAt, canTakeOver, help } = session;
  const status = statusOf(session, now());
  const isUsed = status === 'starting' || status === 'running';
  // An end that is confirmed late was at its limit at the latest.
  const endsAt = Math.min(endedAt ?? Infinity, expiresAt - endMarginMs);
  return {
    id,
    status,
    accounts: accounts.map(({ application, connectionId }) => ({ application, connectionId })),
    ...(purpose && { purpose }),
    ...(agent && { agent }),
    startedAt: isoTime(startedAt),
    endsAt: isoTime(endsAt),
    ...(!isUsed && { endReason: session.endReason ?? 'expired' }),
    canTakeOver,
    ...(help && isUsed && { help }),
  };
}

function statusOf(session: SessionRecord, now: number): SessionStatus {
  const { endReason, endedAt, expiresAt } = session;
  if (endedAt !== null || expiresAt <= now) return 'ended';
  if (endReason !== null) return 'ending';
  return hasStarted(session) ? 'running' : 'starting';
}
