import type { Settings } from '../options/checkOptions.ts';
import type { Owner } from '../stores/store.ts';
import type { BrowserSession } from './BrowserSession.ts';
import { chooseAccounts, type SessionOptions } from './sessionOptions.ts';
import { newRecord, startSession } from './startSession.ts';

/**
 * Starts a browser session that is signed in. Disconnecting or reconnecting an account ends it. The call is never retried,
 * because a session is billed.
 *
 * @throws {ConnectError} `unknown_application`, `not_connected` if the user has no such connection, `connection_not_ready` if the
 * user has to reconnect, `permission_required` if the owner wants to be asked, or an `anchor_…` code, which `session.failed` reports too.
 */
export async function createSession(
  settings: Settings,
  options: SessionOptions & Owner,
): Promise<BrowserSession> {
  const accounts = await chooseAccounts(settings, options);
  const record = newRecord(settings, accounts, options);
  await settings.store.openSession(record);
  return startSession(settings, record, accounts, options);
}
