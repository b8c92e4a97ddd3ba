export { createEmulator } from './createEmulator.ts';
export { demoApiKey, demoApplications, demoCredentials, demoOneTimeCode } from './demo.ts';
export type {
  ApplicationSeed,
  Emulator,
  EmulatorOptions,
  IdentityChanges,
  IdentitySeed,
  SignInResult,
} from './Emulator.ts';
export type {
  ApplicationRecord,
  Credential,
  IdentityRecord,
  SessionRecord,
  SignIn,
  TokenRecord,
} from './backend/records.ts';
export { apiCalls, type ApiCall } from './api/ApiCall.ts';
export { ConnectionReset } from './faults/ConnectionReset.ts';
export { faultKinds, type Fault, type FaultKind } from './faults/Fault.ts';
export type { LogEntry } from './requestLog/createRequestLog.ts';
export { defaultSettings } from './settings/defaultSettings.ts';
export type { EmulatorSettings } from './settings/EmulatorSettings.ts';
export { scenarioNames, scenarios, type Scenario, type ScenarioName } from './settings/scenarios.ts';
export type { WebhookDelivery, WebhookTarget } from './webhooks/createWebhookSender.ts';
