import { settlingStatus } from '../backend/settlingStatus.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalBoolean } from '../http/fields.ts';
import { json } from '../http/json.ts';
import type { ApiContext } from './ApiContext.ts';
import { requestedIdentity } from './identities.ts';

/** `POST /v1/identities/{identityId}/reauthenticate`: `sync: false` leaves the identity pending for a while. */
export function reauthenticateIdentity(context: ApiContext): Response {
  const { backend, body } = context;
  const { reauthentication, validationResult } = backend.settings.current();
  const identity = requestedIdentity(context);
  const sync = optionalBoolean(body, 'sync') ?? true;
  if (reauthentication !== 200) {
    backend.identities.set(identity.id, { ...identity, status: 'failed', settles: null });
    void backend.webhooks.send('identity.authentication_failed', identity.id);
    throw new ApiError(reauthentication, 'The sign-in could not be repeated.');
  }
  const status = settlingStatus(backend, sync ? validationResult : 'pending');
  backend.identities.set(identity.id, { ...identity, ...status, updatedAt: backend.now() });
  if (sync && status.status === 'validated')
    void backend.webhooks.send('identity.authenticated', identity.id);
  return json({ identityId: identity.id, async: !sync });
}
