export type { AnchorClient, CallOptions, SessionRequest, SessionSettings } from './anchor/anchorClient.ts';
export { ConnectError } from './ConnectError.ts';
export type { ApplicationOptions, ConnectOptions, User } from './connectOptions.ts';
export type { BrowserSession, SessionOptions } from './connections/createSession.ts';
export type { Reconciled } from './connections/reconcile.ts';
export { createConnect, type Connect } from './createConnect.ts';
export type { Reply } from './reply.ts';
export { memoryStore } from './stores/memoryStore.ts';
export type {
  AttemptRecord,
  AttemptRecordStatus,
  Completion,
  CompletionResult,
  ConnectionRecord,
  Owner,
  Store,
} from './stores/store.ts';
