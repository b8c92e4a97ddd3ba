import type { Backend } from './Backend.ts';
import type { ApplicationRecord } from './records.ts';

/** What an application is made from. */
export interface NewApplication {
  readonly id?: string | undefined;
  readonly project: string;
  readonly name: string;
  readonly source: string;
  readonly description?: string | null | undefined;
}

/** Stores an application together with the auth flow that Anchor gives each one. */
export function addApplication(backend: Backend, application: NewApplication): ApplicationRecord {
  const now = backend.now();
  const record: ApplicationRecord = {
    id: application.id ?? backend.createId(),
    project: application.project,
    name: application.name,
    source: application.source,
    description: application.description ?? null,
    createdAt: now,
    updatedAt: now,
  };
  const flowId = backend.createId();
  backend.applications.set(record.id, record);
  backend.authFlows.set(flowId, {
    id: flowId,
    applicationId: record.id,
    name: 'Standard authentication',
    description: null,
    isRecommended: true,
    methods: ['username_password'],
    customFields: [],
    createdAt: now,
    updatedAt: now,
  });
  return record;
}
