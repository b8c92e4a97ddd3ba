import { createSiteAccounts, type SiteAccountStore } from '../accounts/createSiteAccounts.ts';
import { createBrowsers, type Browsers } from '../browser/createBrowsers.ts';
import { demoApiKey } from '../demo.ts';
import type { EmulatorOptions } from '../Emulator.ts';
import { createFaultQueue, type FaultQueue } from '../faults/faultQueue.ts';
import { createRequestLog, type RequestLog } from '../log/createRequestLog.ts';
import { createSettingsStore, type SettingsStore } from '../settings/createSettingsStore.ts';
import { createAgentSteps, type AgentSteps } from '../tasks/createAgentSteps.ts';
import { demoTasks } from '../tasks/demoTasks.ts';
import type { EmulatorTask, TaskRunRecord } from '../tasks/EmulatorTask.ts';
import { stopRunsOfSession, type ActiveRun } from '../tasks/taskRuns.ts';
import { createWebhookSender, type WebhookSender } from '../webhooks/createWebhookSender.ts';
import type { ApplicationRecord, AuthFlowRecord } from './applicationRecords.ts';
import type { IdentityRecord } from './identityRecords.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { endSession, type BrowserSessionRecord, type SessionRequestRecord } from './sessionRecords.ts';
import type { TokenRecord } from './tokenRecords.ts';

/** State that all routes of the emulator share. */
export interface Backend {
  readonly applications: Map<string, ApplicationRecord>;
  readonly authFlows: Map<string, AuthFlowRecord>;
  readonly identities: Map<string, IdentityRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly sessions: Map<string, BrowserSessionRecord>;
  /** What the demo sites keep for each account. */
  readonly siteAccounts: SiteAccountStore;
  /** The secret in the cookies of the demo sites, by the id of the identity. */
  readonly siteSecrets: Map<string, string>;
  /** Requests for sessions that start in the background. */
  readonly sessionRequests: Map<string, SessionRequestRecord>;
  /** Tasks by id. */
  readonly tasks: ReadonlyMap<string, EmulatorTask>;
  readonly taskRuns: Map<string, TaskRunRecord>;
  /** Runs that have not ended, by id. */
  readonly activeRuns: Map<string, ActiveRun>;
  readonly agentSteps: AgentSteps;
  /** Browsers of the sessions. */
  readonly browsers: Browsers;
  /** Secrets in the URLs of sessions. */
  readonly secrets: Secrets;
  readonly settings: SettingsStore;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  readonly webhooks: WebhookSender;
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly now: () => number;
  readonly createId: () => string;
  /** Returns the project of an API key; `undefined` for a wrong key. */
  readonly findProject: (apiKey: string | null) => string | undefined;
  /** Project of seeds without a key. */
  readonly firstProject: string;
}

const anyProject = 'any';
const defaultMaxBrowsers = 4;

/** Creates a backend without records. */
export function createBackend(options: EmulatorOptions, now: () => number): Backend {
  const createId = options.createId ?? (() => crypto.randomUUID());
  const settings = createSettingsStore(options.settings ?? {}, options.scenario ?? 'success');
  const sendRequest = options.sendRequest ?? ((request) => fetch(request));
  const apiKeys = options.apiKeys ?? [demoApiKey];
  const backend: Backend = {
    applications: new Map(),
    authFlows: new Map(),
    identities: new Map(),
    tokens: new Map(),
    sessions: new Map(),
    sessionRequests: new Map(),
    tasks: readTasks(options.tasks ?? demoTasks),
    taskRuns: new Map(),
    activeRuns: new Map(),
    agentSteps: createAgentSteps(),
    siteAccounts: createSiteAccounts(now),
    siteSecrets: new Map(),
    browsers: createBrowsers({
      launcher: options.browsers,
      maxBrowsers: options.maxBrowsers ?? defaultMaxBrowsers,
      now,
      handleEnd(sessionId, reason) {
        stopRunsOfSession(backend, sessionId, reason);
        endSession(backend, sessionId, reason);
      },
    }),
    secrets: createSecrets(),
    settings,
    faults: createFaultQueue(),
    log: createRequestLog(),
    webhooks: createWebhookSender({ settings: settings.current, now, createId, sendRequest }),
    now,
    createId,
    firstProject: apiKeys === 'any' ? anyProject : (apiKeys[0] ?? anyProject),
    findProject(apiKey) {
      if (!apiKey) return undefined;
      if (apiKeys === 'any') return anyProject;
      return apiKeys.includes(apiKey) ? apiKey : undefined;
    },
  };
  return backend;
}

function readTasks(tasks: readonly EmulatorTask[]): ReadonlyMap<string, EmulatorTask> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  if (byId.size < tasks.length) throw new TypeError('Two tasks have the same id.');
  return byId;
}
