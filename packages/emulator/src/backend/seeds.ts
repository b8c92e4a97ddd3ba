import type { SiteName } from '../accounts/siteNames.ts';
import { addApplication, type ApplicationRecord } from './applicationRecords.ts';
import type { Backend } from './createBackend.ts';
import { addIdentity, scheduleValidation, updateIdentity, type IdentityRecord } from './identityRecords.ts';

/** An initial application. */
export interface ApplicationSeed {
  /** Id in the API. @default a new id */
  readonly id?: string;
  /** Name on the hosted page. */
  readonly name: string;
  /** URL or bare host of the site. */
  readonly source: string;
  /** Description in the API. Missing means null. */
  readonly description?: string;
  /** Demo site that browser sessions sign in to. Missing means none. */
  readonly site?: SiteName;
  /**
   * Square picture on the hosted page, as a `data:` URL of an image. Pass the picture that your app shows.
   * @default the first letter of the name
   */
  readonly iconUrl?: string;
  /** API key of the project that owns the application. @default the first key */
  readonly apiKey?: string;
}

/** An initial identity. */
export interface IdentitySeed {
  /** Id in the API. Must not be taken. @default a new id */
  readonly id?: string;
  /** Id of an existing application. */
  readonly applicationId: string;
  /** Name of the account. @default 'Unnamed Identity' */
  readonly name?: string;
  /** Any string. @default 'validated' */
  readonly status?: string;
  /** Metadata in the API. @default {} */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. @default now */
  readonly createdAt?: number;
}

/** Changes of an identity. Missing fields keep their values. */
export type IdentityChanges = Partial<Pick<IdentityRecord, 'name' | 'status' | 'metadata' | 'createdAt'>>;

/** Stores an application. Throws a `TypeError` if its API key is not accepted, or if its picture is not a `data:` URL. */
export function seedApplication(backend: Backend, { apiKey, ...seed }: ApplicationSeed): ApplicationRecord {
  const project = apiKey === undefined ? backend.firstProject : backend.findProject(apiKey);
  if (project === undefined)
    throw new TypeError(`The emulator does not accept the API key of "${seed.name}".`);
  if (seed.iconUrl !== undefined && !seed.iconUrl.startsWith('data:image/'))
    throw new TypeError(
      `The "iconUrl" of "${seed.name}" must be a data: URL of an image, because the page loads nothing else.`,
    );
  return addApplication(backend, { ...seed, project });
}

/** Stores an identity. Throws a `TypeError` if its application does not exist or its id is taken. */
export function seedIdentity(
  backend: Backend,
  { applicationId, status = 'validated', ...seed }: IdentitySeed,
): IdentityRecord {
  const application = backend.applications.get(applicationId);
  if (!application) throw new TypeError(`Application ${applicationId} does not exist.`);
  if (seed.id !== undefined && backend.identities.has(seed.id))
    throw new TypeError(`Identity ${seed.id} already exists. To change it, call changeIdentity.`);
  checkCreatedAt(seed.createdAt);
  return addIdentity(backend, application, { ...seed, status });
}

/** Changes an identity. Throws a `TypeError` if it does not exist. */
export function changeIdentity(
  backend: Backend,
  id: string,
  { status, ...changes }: IdentityChanges,
): IdentityRecord {
  const identity = backend.identities.get(id);
  if (!identity) throw new TypeError(`Identity ${id} does not exist.`);
  checkCreatedAt(changes.createdAt);
  return updateIdentity(backend, identity, {
    ...changes,
    ...(status !== undefined && scheduleValidation(backend, status)),
  });
}

function checkCreatedAt(createdAt: number | undefined): void {
  if (createdAt !== undefined && !isValidTime(createdAt))
    throw new TypeError(`"createdAt" must be in milliseconds since 1970, not ${createdAt}.`);
}

/** Returns whether a `Date` can hold this time. https://tc39.es/ecma262/#sec-time-values-and-time-range */
export function isValidTime(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15;
}
