import type { FaultQueue } from '../faults/createFaultQueue.ts';
import type { RequestLog } from '../requestLog/createRequestLog.ts';
import type { SettingsStore } from '../settings/createSettingsStore.ts';
import type { WebhookSender } from '../webhooks/createWebhookSender.ts';
import type {
  ApplicationRecord,
  AuthFlowRecord,
  IdentityRecord,
  SessionRecord,
  TokenRecord,
} from './records.ts';

/** What every route of the emulator reaches: records, settings, clock and ids. */
export interface Backend {
  readonly applications: Map<string, ApplicationRecord>;
  readonly authFlows: Map<string, AuthFlowRecord>;
  readonly identities: Map<string, IdentityRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly sessions: Map<string, SessionRecord>;
  readonly settings: SettingsStore;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  readonly webhooks: WebhookSender;
  readonly now: () => number;
  readonly createId: () => string;
  /** The project an API key opens; undefined for a wrong key. */
  readonly projectOf: (apiKey: string | null) => string | undefined;
  /** The project that seeds belong to. */
  readonly firstProject: string;
}
