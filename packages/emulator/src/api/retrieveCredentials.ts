import { ApiError } from '../http/ApiError.ts';
import { json } from '../http/json.ts';
import type { ApiContext } from './ApiContext.ts';
import { requestedIdentity } from './identities.ts';
import { sourceOf } from './sourceOf.ts';

/** `GET /v1/identities/{identityId}/credentials`: secrets in clear, so 403 unless switched on. */
export function retrieveCredentials(context: ApiContext): Response {
  const settings = context.backend.settings.current();
  const { id, name, source, credentials } = requestedIdentity(context);
  if (!settings.credentialsReadable)
    throw new ApiError(403, 'Reading credentials is not enabled for this project.');
  return json({ id, name, source: sourceOf(source, settings), credentials });
}
