import type { Credential } from '../backend/identityRecords.ts';
import { isRecord, optionalArray, optionalString, requiredString, type Fields } from '../http/fields.ts';
import { ApiError, json } from '../http/responses.ts';
import { findRecord, formatSource, type ApiContext } from './ApiContext.ts';

/** `GET /v1/identities/{identityId}/credentials`: secrets in plain text, so 403 unless the settings allow it. */
export function retrieveCredentials(context: ApiContext): Response {
  const { backend, parameter } = context;
  const identity = findRecord(context, backend.identities, parameter('identityId'), 'identity');
  if (!backend.settings.current().credentialsReadable)
    throw new ApiError(403, 'Reading credentials is not enabled for this project.');
  const { id, name, source, credentials } = identity;
  return json({ id, name, source: formatSource(context, source), credentials });
}

/** Reads the `credentials` of a body; `undefined` if it has none. Throws 400 for a shape that Anchor does not document. */
export function readCredentials(body: Fields): readonly Credential[] | undefined {
  return optionalArray(body, 'credentials')?.map(readCredential);
}

function readCredential(value: unknown): Credential {
  if (!isRecord(value)) throw new ApiError(400, '"credentials" must contain objects.');
  switch (value['type']) {
    case 'username_password':
      return {
        type: 'username_password',
        username: requiredString(value, 'username'),
        password: requiredString(value, 'password'),
      };
    case 'authenticator':
      return {
        type: 'authenticator',
        secret: requiredString(value, 'secret'),
        otp: optionalString(value, 'otp') ?? '',
      };
    case 'custom':
      return { type: 'custom', fields: (optionalArray(value, 'fields') ?? []).map(readField) };
    default:
      throw new ApiError(
        400,
        'The "type" of a credential must be username_password, authenticator or custom.',
      );
  }
}

function readField(value: unknown): { name: string; value: string } {
  if (!isRecord(value)) throw new ApiError(400, '"fields" must contain objects with a name and a value.');
  return { name: requiredString(value, 'name'), value: optionalString(value, 'value') ?? '' };
}
