import type { ApplicationRecord } from './applicationRecords.ts';
import type { Backend } from './createBackend.ts';

/** A stored credential. Secrets are in plain text. */
export type Credential =
  /** A username and a password. */
  | {
      readonly type: 'username_password';
      /** Email address or username. */
      readonly username: string;
      /** After a sign-in on the hosted page, always `demoCredentials.password`. */
      readonly password: string;
    }
  /** An authenticator app. */
  | {
      readonly type: 'authenticator';
      /** Secret that the app computes its codes from. */
      readonly secret: string;
      /** Code from the API call; empty if it had none. */
      readonly otp: string;
    }
  /** Any other fields. */
  | {
      readonly type: 'custom';
      /** Name and value of each field. */
      readonly fields: readonly { readonly name: string; readonly value: string }[];
    };

/** An identity in the emulator. Times are in milliseconds since 1970. */
export interface IdentityRecord {
  /** Id in the API and in the callback. */
  readonly id: string;
  /** API key of the project that owns it; `any` if the emulator accepts every key. */
  readonly project: string;
  /** Id of the application that the identity signs in to. */
  readonly applicationId: string;
  /** Name of the account. `Unnamed Identity` if none was given. */
  readonly name: string;
  /** URL or bare host of the application when the identity was created. */
  readonly source: string;
  /** Name of the recommended auth flow when the identity was created; null if there was none. */
  readonly authFlow: string | null;
  /** Metadata from the API or seed; empty if none was given. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Stored credentials; empty for a seed. */
  readonly credentials: readonly Credential[];
  /** Status until the time in `settles`. */
  readonly status: string;
  /** The next status and the time of the change; null if the status stays. */
  readonly settles: { readonly at: number; readonly status: string } | null;
  /** When it was created, or the time in the seed. */
  readonly createdAt: number;
  /** When a call or sign-in last changed it. A validation does not count. */
  readonly updatedAt: number;
}

/** Fields of a new identity. */
export interface NewIdentity {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** `pending` later changes to the setting `validationResult`. */
  readonly status: string;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly credentials?: IdentityRecord['credentials'];
  readonly createdAt?: number | undefined;
}

/** Stores an identity of the application. */
export function addIdentity(
  backend: Backend,
  application: ApplicationRecord,
  identity: NewIdentity,
): IdentityRecord {
  const createdAt = identity.createdAt ?? backend.now();
  const flow = [...backend.authFlows.values()].find(
    ({ applicationId, isRecommended }) => applicationId === application.id && isRecommended,
  );
  const record: IdentityRecord = {
    id: identity.id ?? backend.createId(),
    project: application.project,
    applicationId: application.id,
    name: identity.name || 'Unnamed Identity',
    source: application.source,
    authFlow: flow?.name ?? null,
    metadata: identity.metadata ?? {},
    credentials: identity.credentials ?? [],
    ...scheduleValidation(backend, identity.status),
    createdAt,
    updatedAt: createdAt,
  };
  backend.identities.set(record.id, record);
  return record;
}

/** Stores changes of an identity and returns the result. */
export function updateIdentity(
  backend: Backend,
  identity: IdentityRecord,
  changes: Partial<IdentityRecord>,
): IdentityRecord {
  const updated: IdentityRecord = { ...identity, ...changes, updatedAt: backend.now() };
  backend.identities.set(updated.id, updated);
  return updated;
}

/** Returns the application's identities, oldest first. */
export function getIdentities(backend: Backend, applicationId: string): readonly IdentityRecord[] {
  return [...backend.identities.values()]
    .filter((identity) => identity.applicationId === applicationId)
    .toSorted((one, other) => one.createdAt - other.createdAt);
}

/** Returns the identity's status at this time. */
export function getStatus({ status, settles }: IdentityRecord, now: number): string {
  return settles && now >= settles.at ? settles.status : status;
}

/** Returns the fields that store a status. `pending` includes its validation; any other status is final. */
export function scheduleValidation(
  backend: Backend,
  status: string,
): Pick<IdentityRecord, 'status' | 'settles'> {
  if (status !== 'pending') return { status, settles: null };
  const { validationDelayMs, validationResult } = backend.settings.current();
  return { status, settles: { at: backend.now() + validationDelayMs, status: validationResult } };
}
