'use client';
export type {
  Application,
  AttemptMode,
  Attempt,
  AttemptRequest,
  Connection,
  PageOwner,
  CreatedAttempt,
  ConnectionStatus as ConnectionStatusName,
  ErrorCode,
} from '@kit/protocol';
export type { ConnectClient, TimedAttempt } from './client/client.ts';
export type { ClientErrorCode } from './client/clientErrors.ts';
export type { ClientError, Result } from './client/result.ts';
export { ApplicationPicker, type ApplicationPickerProps } from './components/ApplicationPicker.tsx';
export { ConnectAccountButton, type ConnectAccountButtonProps } from './components/ConnectAccountButton.tsx';
export { ConnectionList, type ConnectionListProps } from './components/ConnectionList.tsx';
export { ConnectionRow, type ConnectionRowProps } from './components/ConnectionRow.tsx';
export { ConnectionStatus, type ConnectionStatusProps } from './components/ConnectionStatus.tsx';
export { ConnectProvider, type ConnectProviderProps } from './components/ConnectProvider.tsx';
export { DisconnectButton, type DisconnectButtonProps } from './components/DisconnectButton.tsx';
export type {
  DisconnectPart,
  ListPart,
  PickerPart,
  RenamePart,
  RowPart,
  SignInPart,
  StatusPart,
} from './components/partNames.ts';
export { ReconnectButton, type ReconnectButtonProps } from './components/ReconnectButton.tsx';
export { LiveRegion } from './components/LiveRegion.tsx';
export { RenameButton, type RenameButtonProps } from './components/RenameButton.tsx';
export { RenameForm, type RenameFormProps } from './components/RenameForm.tsx';
export { problemText } from './components/problemText.ts';
export type { PartsProps, RootProps } from './components/useParts.tsx';
export type { Strings } from './components/strings.ts';
export type { ConnectEvent, ConnectEventType, MessageFlaw } from './engine/ConnectEvent.ts';
export type { ConnectEngine, ConnectMode, EngineSignal, OpenOptions } from './engine/engine.ts';
export type { Environment } from './engine/environment.ts';
export type { Outcome } from './engine/outcome.ts';
export type { EngineSnapshot, EngineState } from './engine/snapshot.ts';
export { ConnectContext } from './hooks/ConnectContext.ts';
export {
  createConnectContext,
  type ConnectContextValue,
  type ConnectOptions,
  type ConnectTarget,
} from './hooks/createConnectContext.ts';
export { useApplications, type Applications } from './hooks/useApplications.ts';
export { useConnect } from './hooks/useConnect.ts';
export { useConnections, type Connections } from './hooks/useConnections.ts';
export { useDisconnect, type Disconnect } from './hooks/useDisconnect.ts';
export { useRename, type Rename } from './hooks/useRename.ts';
export type { IdentityPopup, IdentityPopupOptions } from './hooks/useApplicationPopup.ts';
export type { HostedPopup, HostedPopupOptions } from './hooks/useHostedPopup.ts';
export { useIdentityPopup } from './hooks/useIdentityPopup.ts';
export { useIsEmbedded } from './hooks/useIsEmbedded.ts';
