import { isSiteName, siteNames, type SiteName } from '../accounts/siteNames.ts';
import { apiCalls } from '../api/apiCalls.ts';
import type { ApplicationSeed, IdentityChanges, IdentitySeed } from '../backend/seeds.ts';
import { faultKinds, type Fault } from '../faults/faultQueue.ts';
import type { EmulatorOptions } from '../Emulator.ts';
import {
  isRecord,
  optionalArray,
  optionalBoolean,
  optionalCount,
  optionalRecord,
  optionalString,
  requiredString,
  type Fields,
} from '../http/fields.ts';
import { ApiError } from '../http/responses.ts';
import { readSettings } from '../settings/readSettings.ts';
import { isScenarioName, scenarioNames } from '../settings/scenarios.ts';

/** Reads an {@link ApplicationSeed}. Throws a 400 `ApiError` for an invalid body, like all functions below. */
export function readApplicationSeed(body: Fields): ApplicationSeed {
  return {
    name: requiredString(body, 'name'),
    source: requiredString(body, 'source'),
    ...optionalField('id', optionalString(body, 'id')),
    ...optionalField('description', optionalString(body, 'description')),
    ...optionalField('site', readSite(body)),
    ...optionalField('iconUrl', optionalString(body, 'iconUrl')),
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

/** What a seed file can contain. */
export type Seed = Pick<EmulatorOptions, 'applications' | 'identities' | 'settings' | 'scenario'>;

const seedFields = ['applications', 'identities', 'settings', 'scenario'];

/** Reads a {@link Seed}. Settings that are wrong are a `TypeError`. */
export function readSeed(body: Fields): Seed {
  const unknown = Object.keys(body).find((name) => !seedFields.includes(name));
  if (unknown !== undefined)
    throw new ApiError(400, `"${unknown}" is not a field of a seed. Use ${seedFields.join(', ')}.`);
  const scenario = optionalString(body, 'scenario');
  if (scenario !== undefined && !isScenarioName(scenario))
    throw new ApiError(400, `"scenario" must be one of ${scenarioNames.join(', ')}.`);
  const applications = optionalArray(body, 'applications');
  return {
    ...(applications && { applications: applications.map((one) => readApplicationSeed(asRecord(one))) }),
    identities: (optionalArray(body, 'identities') ?? []).map((one) => readIdentitySeed(asRecord(one))),
    settings: readSettings(body['settings'] ?? {}),
    ...optionalField('scenario', scenario),
  };
}

function asRecord(value: unknown): Fields {
  if (isRecord(value)) return value;
  throw new ApiError(400, '"applications" and "identities" must contain objects.');
}

function optionalField<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  const field: { [Key in Name]?: Value } = {};
  if (value !== undefined) field[name] = value;
  return field;
}
