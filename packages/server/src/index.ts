export type {
  AccountRequest,
  AgentAccess,
  Application,
  Connection,
  ErrorCode,
  RequestStatus,
  SessionActivity,
  SessionEnd,
  SessionStatus,
} from '@kit/protocol';
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
export type { ConnectionChoice } from './connections/chooseConnections.ts';
export type { AskPersonOptions } from './sessions/askPerson.ts';
export type { BrowserSession, SignedOutAccount } from './sessions/BrowserSession.ts';
export type {
  AccountChoice,
  SessionAccounts,
  SessionOptions,
  SessionSetup,
} from './sessions/sessionOptions.ts';
export type { TaskOptions, TaskResult } from './sessions/runTask.ts';
export type { OwnConnection, OwnSession } from './sessions/sessionRoutes.ts';
export type { SessionKey, Sharing, WithSessionOptions } from './sessions/withSession.ts';
export type { Restriction } from './permissions/changeAccess.ts';
export type { Permission } from './permissions/requirePermission.ts';
export type { Erasure } from './connections/disconnect.ts';
export type { UnownedIdentity } from './reconcile/findUnowned.ts';
export type { ReconcileOptions } from './reconcile/reconcile.ts';
export type { Reconciled } from './reconcile/Reconciled.ts';
export type { ClaimOptions, ClaimResult } from './requests/claim.ts';
export type { RequestForOptions } from './requests/requestFor.ts';
export type { OwnCall, OwnRequest } from './requests/findRequest.ts';
export type { AlreadyConnected, RequestOptions, RequestResult } from './requests/openRequest.ts';
export type { WaitOptions } from './requests/waitFor.ts';
export type { Connect } from './Connect.ts';
export { createConnect } from './createConnect.ts';
export type { DoctorOptions } from './doctor/probe.ts';
export type { Finding, FindingCode, FindingLevel } from './doctor/findings.ts';
export type { AnchorEvent, AnchorEventName, AnchorEventSession } from './events/AnchorEvent.ts';
export type { ConnectEvent, ConnectEventType } from './events/ConnectEvent.ts';
export type { FailureEvent } from './events/FailureEvent.ts';
export type { Logger } from './events/createReporter.ts';
export type { Branding } from './options/pageOptions.ts';
export type { OriginCheck } from './options/origins.ts';
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
} from './stores/ConnectionRecord.ts';
export type { Due, Owner, Store } from './stores/store.ts';
export type { OnUnreadable, UnreadableRow } from './stores/UnreadableRow.ts';
