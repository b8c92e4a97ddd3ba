import { findOwn, needsAttention } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner } from '../stores/store.ts';

/** Returns the user's accounts of an application, newest first. */
export async function findAccounts(
  settings: Settings,
  owner: Owner,
  application: string,
): Promise<ConnectionRecord[]> {
  const all = await findOwn(settings, owner);
  return all.filter((each) => each.application === application);
}

/** Whether a browser can work with the account. */
export function isUsable({ identityStatus }: ConnectionRecord): boolean {
  return !needsAttention(identityStatus);
}

/** Whether the account is one that a request asks for. */
export function fits({ reconnects }: RequestRecord, { id }: ConnectionRecord): boolean {
  return (reconnects ?? id) === id;
}

/** Returns the account to reconnect: the one that a request names, or the user's only account if it needs attention. */
export function findReconnect(
  { reconnects }: RequestRecord,
  accounts: readonly ConnectionRecord[],
): ConnectionRecord | undefined {
  if (reconnects !== null) return accounts.find(({ id }) => id === reconnects);
  const [only, ...others] = accounts;
  return only && others.length === 0 && !isUsable(only) ? only : undefined;
}

/**
 * Returns the account that is asked for, or that the thread used before. If it needs attention, no other account takes its place unless
 * the user chooses it.
 */
export async function findWanted(
  { store }: Settings,
  accounts: readonly ConnectionRecord[],
  about: { owner: Owner; application: string; connectionId?: string | undefined; thread: string },
): Promise<ConnectionRecord | undefined> {
  const { owner, application, connectionId, thread } = about;
  if (connectionId !== undefined) return accounts.find(({ id }) => id === connectionId);
  if (accounts.length < 2 || thread === '') return;
  const found = await store.findRequest({ owner, application, thread });
  return accounts.find(({ id }) => id === found?.request.connectionId);
}
