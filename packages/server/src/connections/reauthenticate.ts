import { chooseConnections, type ConnectionChoice } from './chooseConnections.ts';
import { pendingIdentityStatus } from './listConnections.ts';
import { aboutAccount } from '../accountErrors.ts';
import { reauthenticateIdentity } from '../anchor/identity.ts';
import type { Settings } from '../options/checkOptions.ts';
import { identityOf, saveStatus } from './checkConnection.ts';

/**
 * Makes Anchor repeat the sign-in with the stored credentials, without the user. The connection is `pending` until `reconcile` or
 * a webhook has the result.
 *
 * @throws {ConnectError} `not_connected`, or `connection_not_ready` if Anchor cannot do it and the user has to reconnect.
 */
export async function reauthenticate(settings: Settings, choice: ConnectionChoice): Promise<void> {
  const [connection] = await chooseConnections(settings, choice);
  const anchor = settings.anchorFor({ owner: connection.owner });
  await reauthenticateIdentity(anchor, identityOf(settings, connection)).catch((error: unknown) => {
    throw aboutAccount(error, { application: connection.application, connectionId: connection.id });
  });
  await saveStatus(settings, connection, pendingIdentityStatus);
  await settings.store.updateConnection(
    { identityId: connection.identityId },
    { nextCheckAt: settings.now(), pendingChecks: 0 },
  );
}
