import type { Backend } from './Backend.ts';
import { flowsOf } from './flowsOf.ts';
import { settlingStatus } from './settlingStatus.ts';
import type { ApplicationRecord, IdentityRecord } from './records.ts';

/** What an identity is made from. */
export interface NewIdentity {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** `pending` settles later, by the settings. */
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
  const flow = flowsOf(backend, application.id).find((candidate) => candidate.isRecommended);
  const record: IdentityRecord = {
    id: identity.id ?? backend.createId(),
    project: application.project,
    applicationId: application.id,
    name: identity.name || 'Unnamed Identity',
    source: application.source,
    authFlow: flow?.name ?? null,
    metadata: identity.metadata ?? {},
    credentials: identity.credentials ?? [],
    ...settlingStatus(backend, identity.status),
    createdAt,
    updatedAt: createdAt,
  };
  backend.identities.set(record.id, record);
  return record;
}
