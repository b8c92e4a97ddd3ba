import { isSiteName, siteNames, type SiteName } from '../accounts/siteNames.ts';
import { apiCalls } from '../api/apiCalls.ts';
import type { ApplicationSeed, IdentityChanges, IdentitySeed } from '../backend/seeds.ts';
import { faultKinds, type Fault } from '../faults/faultQueue.ts';
import {
  optionalBoolean,
  optionalCount,
  optionalRecord,
  optionalString,
  requiredString,
  type Fields,
} from '../http/fields.ts';
import { ApiError } from '../http/responses.ts';

/** Reads an {@link ApplicationSeed}. Throws a 400 `ApiError` for an invalid body, like all functions below. */
export function readApplicationSeed(body: Fields): ApplicationSeed {
  return {
    name: requiredString(body, 'name'),
    source: requiredString(body, 'source'),
    ...optionalField('id', optionalString(body, 'id')),
    ...optionalField('description', optionalString(body, 'description')),
    ...optionalField('site', readSite(body)),
    ...optionalField('apiKey', optionalString(body, 'apiKey')),
  };
}

function readSite(body: Fields): SiteName | undefined {
  const site = optionalString(body, 'site');
  if (site === undefined || isSiteName(site)) return site;
  throw new ApiError(400, `"site" must be one of ${siteNames.join(', ')}.`);
}

/** Reads an {@link IdentitySeed}. */
export function readIdentitySeed(body: Fields): IdentitySeed {
  return {
    applicationId: requiredString(body, 'applicationId'),
    ...optionalField('id', optionalString(body, 'id')),
    ...readIdentityChanges(body),
  };
}

/** Reads {@link IdentityChanges}. */
export function readIdentityChanges(body: Fields): IdentityChanges {
  return {
    ...optionalField('name', optionalString(body, 'name')),
    ...optionalField('status', optionalString(body, 'status')),
    ...optionalField('metadata', optionalRecord(body, 'metadata')),
    ...optionalField('createdAt', optionalCount(body, 'createdAt')),
  };
}

/** Reads a {@link Fault}. */
export function readFault(body: Fields): Fault {
  const kind = faultKinds.find((name) => name === body['kind']);
  if (!kind) throw new ApiError(400, `"kind" must be one of ${faultKinds.join(', ')}.`);
  const call = ['*' as const, ...apiCalls].find((name) => name === (body['call'] ?? '*'));
  if (!call) throw new ApiError(400, `"call" must be * or one of ${apiCalls.join(', ')}.`);
  const status = optionalCount(body, 'status');
  if (status !== undefined && (status < 200 || status > 599))
    throw new ApiError(400, '"status" must be from 200 to 599.');
  return {
    call,
    kind,
    ...optionalField('status', status),
    ...optionalField('retryAfter', optionalCount(body, 'retryAfter')),
    ...optionalField('delayMs', optionalCount(body, 'delayMs')),
    ...optionalField('times', optionalCount(body, 'times')),
    ...optionalField('takesEffect', optionalBoolean(body, 'takesEffect')),
  };
}

function optionalField<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  const field: { [Key in Name]?: Value } = {};
  if (value !== undefined) field[name] = value;
  return field;
}
