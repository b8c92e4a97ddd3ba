import type { ApplicationRecord, IdentityRecord, SessionRecord, TokenRecord } from './backend/records.ts';
import type { Fault } from './faults/Fault.ts';
import type { LogEntry } from './requestLog/createRequestLog.ts';
import type { EmulatorSettings } from './settings/EmulatorSettings.ts';
import type { ScenarioName } from './settings/scenarios.ts';
import type { WebhookDelivery, WebhookTarget } from './webhooks/createWebhookSender.ts';

/** An application to start with. */
export interface ApplicationSeed {
  /** @default a new id */
  readonly id?: string;
  readonly name: string;
  /** URL or bare host of the site. */
  readonly source: string;
  readonly description?: string;
  /** Key of the project it belongs to. @default the first key */
  readonly apiKey?: string;
}

/** An identity to start with. */
export interface IdentitySeed {
  /** @default a new id */
  readonly id?: string;
  readonly applicationId: string;
  readonly name?: string;
  /** Any word. @default 'validated' */
  readonly status?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. @default now */
  readonly createdAt?: number;
}

/** Fields of an identity to change; fields that are left out stay as they are. */
export type IdentityChanges = Partial<Pick<IdentityRecord, 'name' | 'status' | 'metadata' | 'createdAt'>>;

/** What an emulator is made from; everything may be left out. */
export interface EmulatorOptions {
  /** Keys accepted as `anchor-api-key`, each its own project, or `any` for any non-empty key. @default [demoApiKey] */
  readonly apiKeys?: readonly string[] | 'any';
  /** @default demoApplications */
  readonly applications?: readonly ApplicationSeed[];
  readonly identities?: readonly IdentitySeed[];
  readonly settings?: Partial<EmulatorSettings>;
  /** @default 'success' */
  readonly scenario?: ScenarioName;
  /** Origin where the emulator is served, for links in answers. @default the origin of each request */
  readonly publicUrl?: string;
  /** Origins whose pages may call the control API. @default [] */
  readonly allowedOrigins?: readonly string[];
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** @default crypto.randomUUID */
  readonly createId?: () => string;
  /** Sends webhooks. @default fetch */
  readonly sendRequest?: (request: Request) => Promise<Response>;
}

/** How a sign-in done without the page ended. */
export interface SignInResult {
  readonly identityId: string;
  /** Where the page would go next; null when the token has no callback. */
  readonly redirectUrl: string | null;
}

/** Anchor's API and hosted page, without Anchor. Its functions need no `this`. */
export interface Emulator {
  /** Answers a request; takes the place of the SDK's `fetch`, or of a server's. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Settings in force, scenario included. */
  readonly settings: () => Readonly<EmulatorSettings>;
  readonly configure: (changes: Partial<EmulatorSettings>) => void;
  readonly scenario: () => ScenarioName;
  readonly chooseScenario: (name: ScenarioName) => void;
  /** Makes the next matching API calls fail. */
  readonly failNext: (fault: Fault) => void;
  readonly faults: () => readonly Fault[];
  readonly clearFaults: () => void;
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly now: () => number;
  /** Moves the clock forward. Throws when the time would no longer be a valid `Date`. */
  readonly advance: (ms: number) => void;
  /** Back to the options it was made with: records, settings, scenario, faults, log and clock. */
  readonly reset: () => void;
  readonly seedApplication: (seed: ApplicationSeed) => ApplicationRecord;
  /** Throws when the application does not exist, or an identity of that id does. */
  readonly seedIdentity: (seed: IdentitySeed) => IdentityRecord;
  /** Changes an identity and keeps the fields that are not named. Throws when it does not exist. */
  readonly changeIdentity: (id: string, changes: IdentityChanges) => IdentityRecord;
  /** Signs in as the hosted page would. Throws for an unknown, expired or used token. */
  readonly completeSignIn: (token: string, name?: string) => SignInResult;
  readonly applications: () => readonly ApplicationRecord[];
  readonly identities: () => readonly IdentityRecord[];
  readonly tokens: () => readonly TokenRecord[];
  readonly sessions: () => readonly SessionRecord[];
  /** Requests received, but for the control API. */
  readonly log: () => readonly LogEntry[];
  readonly clearLog: () => void;
  readonly addWebhook: (target: WebhookTarget) => void;
  /** Sends an `identity.*` event to every webhook; resolves once each has answered. */
  readonly sendWebhook: (
    event: WebhookDelivery['event'],
    identityId: string,
  ) => Promise<readonly WebhookDelivery[]>;
}
