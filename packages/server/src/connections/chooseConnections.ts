import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { checkApplication } from './listApplications.ts';
import { findOwn } from './listConnections.ts';

/** Names connections of a user. */
export interface ConnectionChoice {
  /** Your own id of the user, as `getUser` returns it. */
  userId: string;
  /** Your own id of the tenant, as `getUser` returns it. @default '' */
  tenantId?: string | undefined;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The connection, if the user has several accounts of the application. */
  connectionId?: string;
}

/**
 * Returns the user's connections of an application, newest first.
 *
 * @throws {ConnectError} `unknown_application`, or `not_connected` if no connection matches.
 */
export async function chooseConnections(
  settings: Settings,
  { userId, tenantId = '', ...choice }: ConnectionChoice,
): Promise<Candidates> {
  checkApplication(settings, choice.application);
  return chooseFrom(await findOwn(settings, { userId, tenantId }), choice);
}

/** Connections that match a choice, at least one. */
type Candidates = [newest: ConnectionRecord, ...older: ConnectionRecord[]];

/** Returns those of an owner's connections that match. Throws `not_connected` if none does. */
export function chooseFrom(
  all: readonly ConnectionRecord[],
  { application, connectionId }: { application: string; connectionId?: string | undefined },
): Candidates {
  const [newest, ...older] = all.filter(
    (each) => each.application === application && (connectionId === undefined || each.id === connectionId),
  );
  if (!newest) throw new ConnectError('not_connected', { application, connectionId });
  return [newest, ...older];
}
