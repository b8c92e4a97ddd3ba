'use client';
export type {
  Application,
  AttemptMode,
  Attempt,
  AttemptRequest,
  Connection,
  CreatedAttempt,
  ConnectionStatus as ConnectionStatusName,
  ErrorCode,
} from '@kit/protocol';
export type { ConnectClient, TimedAttempt } from './client/client.ts';
export type { ClientErrorCode } from './client/clientErrors.ts';
export type { ClientError, Result } from './client/result.ts';
export { ConnectAccountButton, type ConnectAccountButtonProps } from './components/ConnectAccountButton.tsx';
export { ConnectionList, type ConnectionListProps } from './components/ConnectionList.tsx';
export { ConnectionStatus, type ConnectionStatusProps } from './components/ConnectionStatus.tsx';
export { ConnectProvider, type ConnectProviderProps } from './components/ConnectProvider.tsx';
export type { ConnectEngine, ConnectMode, EngineEvent, OpenOptions } from './engine/engine.ts';
export type { Environment } from './engine/environment.ts';
export type { Outcome } from './engine/outcome.ts';
export type { EngineSnapshot, EngineState } from './engine/snapshot.ts';
export { ConnectContext } from './hooks/ConnectContext.ts';
export {
  createConnectContext,
  type ConnectContextValue,
  type ConnectEvent,
  type ConnectOptions,
  type ConnectTarget,
} from './hooks/createConnectContext.ts';
export { useApplications, type Applications } from './hooks/useApplications.ts';
export { useConnect } from './hooks/useConnect.ts';
export { useConnections, type Connections } from './hooks/useConnections.ts';
export { useDisconnect, type Disconnect } from './hooks/useDisconnect.ts';
export { useIdentityPopup, type IdentityPopup, type IdentityPopupOptions } from './hooks/useIdentityPopup.ts';
export { useIsEmbedded } from './hooks/useIsEmbedded.ts';
