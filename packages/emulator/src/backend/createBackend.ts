import { demoApiKey } from '../demo.ts';
import type { EmulatorOptions } from '../Emulator.ts';
import { createFaultQueue } from '../faults/createFaultQueue.ts';
import { createRequestLog } from '../requestLog/createRequestLog.ts';
import { createSettingsStore } from '../settings/createSettingsStore.ts';
import { createWebhookSender } from '../webhooks/createWebhookSender.ts';
import type { Backend } from './Backend.ts';

/** Makes a backend without records, on the given clock. */
export function createBackend(options: EmulatorOptions, now: () => number): Backend {
  const createId = options.createId ?? (() => crypto.randomUUID());
  const settings = createSettingsStore(options.settings ?? {}, options.scenario ?? 'success');
  const sendRequest = options.sendRequest ?? ((request) => fetch(request));
  const apiKeys = options.apiKeys ?? [demoApiKey];
  return {
    applications: new Map(),
    authFlows: new Map(),
    identities: new Map(),
    tokens: new Map(),
    sessions: new Map(),
    settings,
    faults: createFaultQueue(),
    log: createRequestLog(),
    webhooks: createWebhookSender({ settings: settings.current, now, createId, sendRequest }),
    now,
    createId,
    firstProject: apiKeys === 'any' ? anyProject : (apiKeys[0] ?? anyProject),
    projectOf(apiKey) {
      if (!apiKey) return undefined;
      if (apiKeys === 'any') return anyProject;
      return apiKeys.includes(apiKey) ? apiKey : undefined;
    },
  };
}

const anyProject = 'any';
