import { docsUrl } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { nextCheckAt, saveStatus } from '../connections/checkConnection.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { SessionRecord } from '../stores/SessionRecord.ts';
import type { SignedOutAccount } from './BrowserSession.ts';

/**
 * Records that the site of a browser shows no signed-in user. The account needs attention until the user reconnects it, or until Anchor's
 * next word on the sign-in. Anchor is not asked: it can take longer than the site to notice.
 *
 * @throws {ConnectError} `connection_not_ready`, or `not_connected` if the user has disconnected the account.
 */
export async function reportSignedOut(
  settings: Settings,
  { owner, accounts }: Pick<SessionRecord, 'owner' | 'accounts'>,
  named: SignedOutAccount = {},
): Promise<never> {
  const [account, ...others] = accounts.filter(
    ({ application, connectionId }) =>
      application === (named.application ?? application) &&
      connectionId === (named.connectionId ?? connectionId),
  );
  if (!account || others.length > 0)
    throw new TypeError(
      `reportSignedOut: name one account of the browser by its application, or by its connectionId. See ${docsUrl}agents`,
    );
  const { application, connectionId, identityId } = account;
  const [connection] = await settings.store.findConnections({ owner, id: connectionId });
  if (!connection) throw new ConnectError('not_connected', { application, connectionId });
  // Another identity is a newer sign-in, which this browser says nothing about.
  if (connection.identityId === identityId) {
    await saveStatus(settings, connection, 'failed');
    const nextCheck = { nextCheckAt: nextCheckAt(settings.now(), 0) };
    await settings.store.updateConnection({ identityId }, nextCheck, { tagged: true, deleting: false });
  }
  throw new ConnectError('connection_not_ready', { application, connectionId });
}
