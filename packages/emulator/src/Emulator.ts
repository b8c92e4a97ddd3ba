import type { SiteAccounts } from './accounts/createSiteAccounts.ts';
import type { SiteName } from './accounts/siteNames.ts';
import type { ApplicationRecord } from './backend/applicationRecords.ts';
import type { IdentityRecord } from './backend/identityRecords.ts';
import type { CdpConnection } from './browser/createBrowsers.ts';
import type { BrowserLauncher } from './browser/BrowserLauncher.ts';
import type { ApplicationSeed, IdentityChanges, IdentitySeed } from './backend/seeds.ts';
import type { BrowserSessionRecord } from './backend/sessionRecords.ts';
import type { SiteCookie } from './backend/siteSignIns.ts';
import type { TokenRecord } from './backend/tokenRecords.ts';
import type { Fault } from './faults/faultQueue.ts';
import type { LogEntry } from './log/createRequestLog.ts';
import type { EmulatorSettings } from './settings/EmulatorSettings.ts';
import type { ScenarioName } from './settings/scenarios.ts';
import type { EmulatorTask, TaskRunRecord } from './tasks/EmulatorTask.ts';
import type { WebhookDelivery, WebhookEvent, WebhookTarget } from './webhooks/createWebhookSender.ts';

/** Options of `createEmulator`. All are optional. */
export interface EmulatorOptions {
  /** API keys to accept, each with its own project. `any` accepts every non-empty key. @default [demoApiKey] */
  readonly apiKeys?: readonly string[] | 'any';
  /** Applications that exist at first and after `reset`. @default demoApplications */
  readonly applications?: readonly ApplicationSeed[];
  /** Identities that exist at first and after `reset`. Their applications must exist. @default [] */
  readonly identities?: readonly IdentitySeed[];
  /** Settings that differ from `defaultSettings`. @default {} */
  readonly settings?: Partial<EmulatorSettings>;
  /** Scenario at first and after `reset`. It overrides `settings`. @default 'success' */
  readonly scenario?: ScenarioName;
  /** Origin of URLs in responses. @default the origin of each request */
  readonly publicUrl?: string;
  /** Origins whose pages may call the control API. @default [] */
  readonly allowedOrigins?: readonly string[];
  /** Starts a browser for each session, such as `findChromium()` of `@kit/emulator/node`. @default sessions have no browser */
  readonly browsers?: BrowserLauncher | undefined;
  /** Browsers that run at the same time. A new session waits up to 10 seconds, then receives 429. @default 4 */
  readonly maxBrowsers?: number;
  /** Tasks that the API can run. They need `browsers`. @default demoTasks */
  readonly tasks?: readonly EmulatorTask[];
  /** Returns milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** Returns a new unique id. Replace it in tests that need fixed ids. @default crypto.randomUUID */
  readonly createId?: () => string;
  /** Sends webhooks. @default fetch */
  readonly sendRequest?: (request: Request) => Promise<Response>;
}

/** Result of a sign-in without the hosted page. */
export interface SignInResult {
  /** Id of the identity that the sign-in created or updated. */
  readonly identityId: string;
  /** Where the hosted page would redirect; null if the token has no callback. */
  readonly redirectUrl: string | null;
}

/** An emulator of Anchor's API and hosted page. You can call its functions without `this`. */
export interface Emulator {
  /** Responds to a request. Use it as the SDK's `fetch` or in a server. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * Finds the browser that a WebSocket request to a `cdp_url` asks for. Returns an error response if the request must be refused.
   * `listen` calls it.
   */
  readonly openCdp: (request: Request) => Promise<CdpConnection | Response>;
  /**
   * Sends the steps that tasks report to `send`, as JSON, for the WebSocket that `onAgentStep` of the SDK opens. Returns a function
   * that stops it, or an error response. `listen` calls it.
   */
  readonly watchAgentSteps: (
    request: Request,
    send: (step: string) => void,
  ) => Promise<(() => void) | Response>;
  /** Ends all browsers. Their sessions end, everything else stays. */
  readonly close: () => Promise<void>;
  /** Returns the current settings, including those of the scenario. */
  readonly settings: () => Readonly<EmulatorSettings>;
  /** Changes settings. Throws a `TypeError` for an invalid one. */
  readonly configure: (changes: Partial<EmulatorSettings>) => void;
  /** Returns the name of the current scenario. */
  readonly scenario: () => ScenarioName;
  /** Replaces the current scenario. The new one overrides settings until `configure` changes them. */
  readonly chooseScenario: (name: ScenarioName) => void;
  /** Injects a fault into the next matching API calls. */
  readonly failNext: (fault: Fault) => void;
  /** Returns the faults that are not used up, oldest first. */
  readonly faults: () => readonly Fault[];
  /** Removes the faults that `failNext` added. A fault of the scenario stays. */
  readonly clearFaults: () => void;
  /** Returns the emulator's time in milliseconds since 1970. */
  readonly now: () => number;
  /** Advances the clock. Throws a `TypeError` if the time would exceed the range of `Date`. */
  readonly advance: (ms: number) => void;
  /** Restores the initial records, settings, scenario and clock, clears faults, log and webhooks, and ends all browsers. */
  readonly reset: () => void;
  /** Adds an application. Throws a `TypeError` if its API key is not accepted. */
  readonly seedApplication: (seed: ApplicationSeed) => ApplicationRecord;
  /** Adds an identity. Throws a `TypeError` if its application does not exist or its id is taken. */
  readonly seedIdentity: (seed: IdentitySeed) => IdentityRecord;
  /** Changes an identity. Missing fields keep their values. Throws a `TypeError` if it does not exist. */
  readonly changeIdentity: (id: string, changes: IdentityChanges) => IdentityRecord;
  /** Signs in without the hosted page. `name` defaults to the demo user. Throws a `TypeError` for an invalid token. */
  readonly completeSignIn: (token: string, name?: string) => SignInResult;
  /** Returns the applications of all projects. */
  readonly applications: () => readonly ApplicationRecord[];
  /** Returns the identities of all projects, with their status at the current time. */
  readonly identities: () => readonly IdentityRecord[];
  /** Returns all one-time tokens, including used and expired ones. */
  readonly tokens: () => readonly TokenRecord[];
  /** Returns all browser sessions, including ended ones. */
  readonly sessions: () => readonly BrowserSessionRecord[];
  /** Returns all runs of tasks, oldest first. */
  readonly taskRuns: () => readonly TaskRunRecord[];
  /** Cancels a run. Throws a `TypeError` if it has ended or does not exist. */
  readonly cancelTaskRun: (runId: string) => void;
  /**
   * Returns what an account has on a demo site, such as its posts. `account` is the name of the identity. An account that no one has
   * used has its first content.
   */
  readonly siteAccount: <Site extends SiteName>(site: Site, account: string) => SiteAccounts[Site];
  /**
   * Returns the cookies that sign a browser in to the demo site of the identity's application. Empty if the application has no
   * site. `origin` is that of the emulator. Throws a `TypeError` if the identity does not exist.
   */
  readonly siteCookies: (identityId: string, origin: string) => SiteCookie[];
  /** Returns the last 1000 requests, without those of the control API. */
  readonly log: () => readonly LogEntry[];
  /** Removes all entries from the log. */
  readonly clearLog: () => void;
  /** Adds a URL that receives webhooks. Throws a `TypeError` for an invalid URL. */
  readonly addWebhook: (target: WebhookTarget) => void;
  /**
   * Sends an event to every webhook and resolves after all responses. `subjectId` is the id of the identity, of the session (for
   * `session.*` and `intervention.*`) or of the run of a task. `details` are added to the `data` of the event.
   */
  readonly sendWebhook: (
    event: WebhookEvent,
    subjectId: string,
    details?: Readonly<Record<string, unknown>>,
  ) => Promise<readonly WebhookDelivery[]>;
}
