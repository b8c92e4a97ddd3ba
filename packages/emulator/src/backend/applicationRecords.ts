import type { SiteName } from '../accounts/siteNames.ts';
import type { Backend } from './createBackend.ts';

/** An application in the emulator. Times are in milliseconds since 1970. */
export interface ApplicationRecord {
  /** Id in the API. */
  readonly id: string;
  /** API key of the project that owns it; `any` if the emulator accepts every key. */
  readonly project: string;
  /** Name on the hosted page. */
  readonly name: string;
  /** URL or bare host of the site. */
  readonly source: string;
  /** Description from the API call or seed; null if none was given. */
  readonly description: string | null;
  /** Demo site that browser sessions sign in to; null for none. */
  readonly site: SiteName | null;
  /** Picture on the hosted page; null for the first letter of the name. */
  readonly iconUrl: string | null;
  /** When it was created. */
  readonly createdAt: number;
  /** When it was created. No API call changes an application. */
  readonly updatedAt: number;
}

/** An auth flow of an application. Times are in milliseconds since 1970. */
export interface AuthFlowRecord {
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  readonly description: string | null;
  readonly isRecommended: boolean;
  readonly methods: readonly string[];
  readonly customFields: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Fields of a new application. */
export interface NewApplication {
  readonly id?: string | undefined;
  readonly project: string;
  readonly name: string;
  readonly source: string;
  readonly description?: string | null | undefined;
  readonly site?: SiteName | undefined;
  readonly iconUrl?: string | undefined;
}

/** Stores an application and its default auth flow, as Anchor does. */
export function addApplication(backend: Backend, application: NewApplication): ApplicationRecord {
  const now = backend.now();
  const record: ApplicationRecord = {
    id: application.id ?? backend.createId(),
    project: application.project,
    name: application.name,
    source: application.source,
    description: application.description ?? null,
    site: application.site ?? null,
    iconUrl: application.iconUrl ?? null,
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

/** Returns the project's application with this host, if there is one. */
export function findApplicationByHost(
  backend: Backend,
  project: string,
  host: string,
): ApplicationRecord | undefined {
  return [...backend.applications.values()].find(
    (application) => application.project === project && parseHost(application.source) === host,
  );
}

/** Returns the application's auth flows, oldest first. */
export function getAuthFlows(backend: Backend, applicationId: string): readonly AuthFlowRecord[] {
  return [...backend.authFlows.values()].filter((flow) => flow.applicationId === applicationId);
}

/** Returns the host of a URL or of a bare host in lower case; `undefined` for anything else. */
export function parseHost(source: string): string | undefined {
  const url = source.includes('://') ? source : `https://${source}`;
  if (!URL.canParse(url) || /\s/.test(source)) return undefined;
  return new URL(url).host || undefined;
}
