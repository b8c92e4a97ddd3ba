export type { Application, Connection, AccountRequest, ErrorCode, RequestStatus } from '@kit/protocol';
export type { AnchorClient, CallOptions, SessionRequest, SessionSettings } from './anchor/AnchorClient.ts';
export { ConnectError } from './ConnectError.ts';
export type {
  ApplicationOptions,
  ConnectOptions,
  Limit,
  Metadata,
  TaggedConnection,
  User,
} from './options/ConnectOptions.ts';
export type { ConnectionChoice } from './connections/listConnections.ts';
export type { BrowserSession } from './sessions/BrowserSession.ts';
export type {
  AccountChoice,
  SessionAccounts,
  SessionOptions,
  SessionSetup,
} from './sessions/sessionOptions.ts';
export type { SessionKey, Sharing, WithSessionOptions } from './sessions/withSession.ts';
export type { Erasure } from './connections/disconnect.ts';
export type { UnownedIdentity } from './reconcile/findUnowned.ts';
export type { ReconcileOptions } from './reconcile/reconcile.ts';
export type { Reconciled } from './reconcile/Reconciled.ts';
export type { ClaimOptions, ClaimResult } from './requests/claim.ts';
export type { OwnCall, OwnRequest } from './requests/findRequest.ts';
export type { AlreadyConnected, RequestOptions, RequestResult } from './requests/openRequest.ts';
export type { WaitOptions } from './requests/waitFor.ts';
export { createConnect, type Connect } from './createConnect.ts';
export type { DoctorOptions } from './doctor/probe.ts';
export type { Finding, FindingCode, FindingLevel } from './doctor/findings.ts';
export type { ConnectEvent, ConnectEventType, FailureEvent } from './events/ConnectEvent.ts';
export type { Logger } from './events/createReporter.ts';
export type { Branding } from './options/pageOptions.ts';
export type { Reply } from './request/reply.ts';
export type { AttemptLimit, Creation } from './stores/AttemptLimit.ts';
export type { Completion, CompletionResult } from './stores/Completion.ts';
export { memoryStore } from './stores/memoryStore.ts';
export type {
  CallerRecord,
  FoundRequest,
  Opening,
  RequestFields,
  RequestKey,
  RequestLimit,
  RequestOutcome,
  RequestRecord,
} from './stores/RequestRecord.ts';
export type { SessionRecord } from './stores/SessionRecord.ts';
export type { AttemptFields, AttemptKey, AttemptOutcome, AttemptRecord } from './stores/AttemptRecord.ts';
export type {
  ConnectionFields,
  ConnectionKey,
  ConnectionRecord,
  ConnectionsKey,
  Due,
  Owner,
  Store,
} from './stores/store.ts';
export type { OnUnreadable, UnreadableRow } from './stores/UnreadableRow.ts';
