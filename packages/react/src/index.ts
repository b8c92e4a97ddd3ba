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
export { ApplicationPicker, type ApplicationPickerProps } from './picker/ApplicationPicker.tsx';
export { ConnectAccountButton, type ConnectAccountButtonProps } from './button/ConnectAccountButton.tsx';
export { ConnectionList, type ConnectionListProps } from './list/ConnectionList.tsx';
export { ConnectionRow, type ConnectionRowProps } from './list/ConnectionRow.tsx';
export { ConnectionStatus, type ConnectionStatusProps } from './list/ConnectionStatus.tsx';
export { ConnectProvider, type ConnectProviderProps } from './provider/ConnectProvider.tsx';
export { DisconnectButton, type DisconnectButtonProps } from './disconnect/DisconnectButton.tsx';
export type {
  DisconnectPart,
  ListPart,
  PickerPart,
  RenamePart,
  RowPart,
  SignInPart,
  StatusPart,
} from './elements/partNames.ts';
export { ReconnectButton, type ReconnectButtonProps } from './reconnect/ReconnectButton.tsx';
export { LiveRegion } from './provider/LiveRegion.tsx';
export { RenameButton, type RenameButtonProps } from './rename/RenameButton.tsx';
export { RenameForm, type RenameFormProps } from './rename/RenameForm.tsx';
export { problemText } from './strings/buttonStrings.ts';
export type { PartsProps, RootProps } from './elements/parts.tsx';
export type { Strings } from './locales/en.ts';
export type { AttemptEvent, AttemptEventType, RejectionReason } from './engine/AttemptEvent.ts';
export type {
  ConnectEngine,
  ConnectMode,
  EngineSignal,
  EngineSnapshot,
  EngineState,
  OpenOptions,
  Outcome,
} from './engine/types.ts';
export type { Environment } from './engine/browser/environment.ts';
export { ConnectContext } from './provider/ConnectContext.ts';
export {
  createConnectContext,
  type ConnectContextValue,
  type ConnectOptions,
  type ConnectTarget,
} from './provider/createConnectContext.ts';
export { useApplications, type Applications } from './picker/useApplications.ts';
export { useConnect } from './provider/ConnectContext.ts';
export { useConnections, type Connections } from './list/useConnections.ts';
export { useDisconnect, type Disconnect } from './disconnect/useDisconnect.ts';
export { useRename, type Rename } from './rename/useRename.ts';
export type { IdentityPopup, IdentityPopupOptions } from './popup/useApplicationPopup.ts';
export type { HostedPopup, HostedPopupOptions } from './popup/useHostedPopup.ts';
export { useIdentityPopup } from './popup/useIdentityPopup.ts';
export { useIsEmbedded } from './popup/useIsEmbedded.ts';
