import { agentAccesses, type AgentAccess, type Connection } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { toConnection } from '../connections/listConnections.ts';
import { ofConnection } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { Call } from '../request/Call.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { isId } from '../request/toName.ts';
import { type Reply, jsonReply } from '../request/reply.ts';
import { endBudgetMs, endSessions } from '../sessions/endSessions.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { accessOf, strictest } from './accessOf.ts';

/** Names the account that agents must ask for. */
export interface Restriction {
  /** Your own id of the user, as `getUser` returns it. */
  userId: string;
  /** Your own id of the tenant, as `getUser` returns it. @default '' */
  tenantId?: string | undefined;
  /** The connection. */
  connectionId: string;
  /** `ask` for each call, `thread` for each conversation. A stricter choice of the user stays. */
  access: Exclude<AgentAccess, 'always'>;
}

/** `POST /connections/:id/access` saves when agents may use an account. Only here can the owner loosen it. */
export async function changeAccess(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  const { access } = await readJson(call.request);
  const chosen = agentAccesses.find((one) => one === access);
  if (!chosen) throw new ConnectError('invalid_request');
  const connection = await setAccess(settings, owner, call.id, () => chosen);
  if (!connection) throw new ConnectError('not_found');
  return jsonReply(200, toConnection(settings, connection));
}

/**
 * Makes agents ask before they use an account. Never loosens its access.
 *
 * @throws {ConnectError} `not_connected`.
 */
export async function restrictAccess(
  settings: Settings,
  { userId, tenantId, connectionId, access }: Restriction & Owner,
): Promise<Connection> {
  if (access !== 'ask' && access !== 'thread')
    throw new TypeError(
      "restrictAgentAccess: access must be 'ask' or 'thread'. Only the user can set 'always'.",
    );
  const owner = { userId, tenantId };
  const connection = await setAccess(settings, owner, connectionId, (now) => strictest(now, access));
  if (!connection) throw new ConnectError('not_connected');
  return toConnection(settings, connection);
}

/**
 * Sets the access of an account. Permissions that were given before do not count any more. Unless the access is loosened, the browsers that
 * use the account end. Returns undefined if the owner has no such connection.
 */
async function setAccess(
  settings: Settings,
  owner: Owner,
  id: string,
  choose: (current: AgentAccess) => AgentAccess,
): Promise<ConnectionRecord | undefined> {
  const { store, reporter, now, anchorFor } = settings;
  if (!isId(id)) return undefined;
  for (;;) {
    const [current] = await store.findConnections({ owner, id });
    if (!current) return undefined;
    const { agentAccess, accessChangedAt } = current;
    const from = accessOf(settings, current);
    const to = choose(from);
    // Later than before even with a clock that is slow, because a browser that is being started compares it.
    const changes = { agentAccess: to, accessChangedAt: Math.max(now(), accessChangedAt + 1) };
    const connection = await store.updateConnection({ owner, id }, changes, { agentAccess, accessChangedAt });
    if (!connection) continue; // a concurrent change was first
    reporter.emit({ type: 'connection.access_changed', from, to, ...ofConnection(connection) });
    if (to !== 'always' && strictest(from, to) === to) {
      const forUser = { ...settings, anchor: anchorFor({ owner, budgetMs: endBudgetMs }) };
      await endSessions(forUser, { identityId: connection.identityId }, 'revoked');
    }
    return connection;
  }
}
