import type { Credential } from '../backend/records.ts';
import { ApiError } from '../http/ApiError.ts';
import { optionalList, optionalString, requiredString } from '../http/fields.ts';
import { isRecord } from '../http/isRecord.ts';

/** The `credentials` of a body; undefined when there are none. Throws 400 for a shape Anchor does not document. */
export function readCredentials(body: Readonly<Record<string, unknown>>): readonly Credential[] | undefined {
  return optionalList(body, 'credentials')?.map(readCredential);
}

function readCredential(value: unknown): Credential {
  if (!isRecord(value)) throw new ApiError(400, '"credentials" takes objects.');
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
      return { type: 'custom', fields: (optionalList(value, 'fields') ?? []).map(readField) };
    default:
      throw new ApiError(400, 'A credential\'s "type" is username_password, authenticator or custom.');
  }
}

function readField(value: unknown): { name: string; value: string } {
  if (!isRecord(value)) throw new ApiError(400, '"fields" takes objects with a name and a value.');
  return { name: requiredString(value, 'name'), value: optionalString(value, 'value') ?? '' };
}
