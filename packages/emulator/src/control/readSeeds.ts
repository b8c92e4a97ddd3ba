import type { ApplicationSeed, IdentityChanges, IdentitySeed } from '../Emulator.ts';
import { optionalCount, optionalRecord, optionalString, requiredString } from '../http/fields.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reads an application to seed from a body. Throws 400. */
export function readApplicationSeed(body: Fields): ApplicationSeed {
  return {
    name: requiredString(body, 'name'),
    source: requiredString(body, 'source'),
    ...given('id', optionalString(body, 'id')),
    ...given('description', optionalString(body, 'description')),
    ...given('apiKey', optionalString(body, 'apiKey')),
  };
}

/** Reads an identity to seed from a body. Throws 400. */
export function readIdentitySeed(body: Fields): IdentitySeed {
  return {
    applicationId: requiredString(body, 'applicationId'),
    ...given('id', optionalString(body, 'id')),
    ...readIdentityChanges(body),
  };
}

/** Reads the fields of an identity that can be changed from a body. Throws 400. */
export function readIdentityChanges(body: Fields): IdentityChanges {
  return {
    ...given('name', optionalString(body, 'name')),
    ...given('status', optionalString(body, 'status')),
    ...given('metadata', optionalRecord(body, 'metadata')),
    ...given('createdAt', optionalCount(body, 'createdAt')),
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  const field: { [Key in Name]?: Value } = {};
  if (value !== undefined) field[name] = value;
  return field;
}
