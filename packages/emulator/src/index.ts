export { apiCalls, type ApiCall } from './api/apiCalls.ts';
export type { SiteAccounts } from './accounts/createSiteAccounts.ts';
export {
  dealStages,
  type Deal,
  type DealActivity,
  type DealsAccount,
  type DealStage,
} from './accounts/dealsAccount.ts';
export type {
  NetworkAccount,
  NetworkConversation,
  NetworkMessage,
  NetworkNotification,
  NetworkPost,
} from './accounts/networkAccount.ts';
export type { NotesAccount, NotesPage } from './accounts/notesAccount.ts';
export { siteNames, type SiteName } from './accounts/siteNames.ts';
export type { ApplicationRecord } from './backend/applicationRecords.ts';
export type { Credential, IdentityRecord } from './backend/identityRecords.ts';
export type { ApplicationSeed, IdentityChanges, IdentitySeed } from './backend/seeds.ts';
export type { BrowserLauncher, BrowserProcess } from './browser/BrowserLauncher.ts';
export type { ElementOptions, MouseInput, PageDriver } from './browser/createPageDriver.ts';
export type { CdpConnection, SessionEndReason } from './browser/createBrowsers.ts';
export type { BrowserSessionRecord } from './backend/sessionRecords.ts';
export { getSiteUrl, type SiteCookie } from './backend/siteSignIns.ts';
export type { SignIn, TokenRecord } from './backend/tokenRecords.ts';
export { createEmulator } from './createEmulator.ts';
export { demoApiKey, demoApplications, demoCredentials, demoOneTimeCode } from './demo.ts';
export type { Emulator, EmulatorOptions, SignInResult } from './Emulator.ts';
export { faultKinds, type Fault, type FaultKind } from './faults/faultQueue.ts';
export { ConnectionReset } from './faults/injectFault.ts';
export type { LogEntry } from './log/createRequestLog.ts';
export { defaultSettings, type EmulatorSettings } from './settings/EmulatorSettings.ts';
export { scenarioNames, scenarios, type Scenario, type ScenarioName } from './settings/scenarios.ts';
export { demoTasks } from './tasks/demoTasks.ts';
export type { EmulatorTask, TaskContext, TaskOutput, TaskRunRecord } from './tasks/EmulatorTask.ts';
export {
  webhookEvents,
  type WebhookDelivery,
  type WebhookEvent,
  type WebhookTarget,
} from './webhooks/createWebhookSender.ts';
