'use client';
export type {
  Application,
  Attempt,
  AttemptMode,
  AttemptRequest,
  ConfirmRequest,
  Connection,
  AccountRequest,
  ConnectionStatus,
  CreatedAttempt,
  ErrorCode,
  PageOwner,
  SessionActivity,
  SessionEnd,
  SessionStatus,
} from '@kit/protocol';
export { ConnectionActivity, type ConnectionActivityProps } from './activity/ConnectionActivity.tsx';
export { useActivity, type UseActivityResult } from './activity/useActivity.ts';
export { useStopSession, type UseStopSessionResult } from './activity/useStopSession.ts';
export { ConnectAccountButton, type ConnectAccountButtonProps } from './button/ConnectAccountButton.tsx';
export type { ConnectClient, TimedAttempt } from './client/createClient.ts';
export type { ClientError, ClientErrorCode, Result } from './client/result.ts';
export { DisconnectButton, type DisconnectButtonProps } from './disconnect/DisconnectButton.tsx';
export { useDisconnect, type UseDisconnectResult } from './disconnect/useDisconnect.ts';
export type {
  ActivityPart,
  ButtonPart,
  ListPart,
  PickerPart,
  RequestPart,
  RowPart,
  StatusPart,
} from './elements/partNames.ts';
export type { AccessPart, DisconnectPart, RenamePart } from './elements/controlPartNames.ts';
export type { LivePart } from './elements/livePartNames.ts';
export type { PartsProps, RootProps } from './elements/parts.tsx';
export { LiveView, type LiveViewProps } from './live/LiveView.tsx';
export type { AttemptEvent, AttemptEventType, RejectionReason } from './engine/AttemptEvent.ts';
export type { Environment } from './engine/browser/environment.ts';
export type { NativeShell } from './engine/native/NativeShell.ts';
export type { ConnectMode, EngineSnapshot, EngineState, Outcome } from './engine/types.ts';
export { AccountAvatar, type AccountAvatarProps } from './list/AccountAvatar.tsx';
export { ConnectionList, type ConnectionListProps } from './list/ConnectionList.tsx';
export { ConnectionRow, type ConnectionRowProps } from './list/ConnectionRow.tsx';
export { ConnectionStatusBadge, type ConnectionStatusBadgeProps } from './list/ConnectionStatusBadge.tsx';
export { RelativeTime, type RelativeTimeProps } from './list/RelativeTime.tsx';
export { useConnections, type UseConnectionsResult } from './list/useConnections.ts';
export type { Strings } from './locales/en.ts';
export { ApplicationPicker, type ApplicationPickerProps } from './picker/ApplicationPicker.tsx';
export { useApplications, type UseApplicationsResult } from './picker/useApplications.ts';
export {
  useConnectPopup,
  type UseConnectPopupOptions,
  type UseConnectPopupResult,
} from './popup/useConnectPopup.ts';
export {
  useIdentityPopup,
  type UseIdentityPopupOptions,
  type UseIdentityPopupResult,
} from './popup/useIdentityPopup.ts';
export { useConnect, useIsEmbedded, type ConnectContextValue } from './provider/ConnectContext.ts';
export { ConnectProvider, type ConnectProviderProps } from './provider/ConnectProvider.tsx';
export { LiveRegion } from './provider/LiveRegion.tsx';
export type { ApplicationName, Register } from './provider/Register.ts';
export { ReconnectButton, type ReconnectButtonProps } from './reconnect/ReconnectButton.tsx';
export { ConnectionRequest, type ConnectionRequestProps } from './request/ConnectionRequest.tsx';
export { RenameButton, type RenameButtonProps } from './rename/RenameButton.tsx';
export { RenameForm, type RenameFormProps } from './rename/RenameForm.tsx';
export { useAgentAccess, type UseAgentAccessResult } from './access/useAgentAccess.ts';
export { useRename, type UseRenameResult } from './rename/useRename.ts';
export type { MessagePart } from './request/requestTarget.ts';
export {
  useConnectionRequest,
  type UseConnectionRequestOptions,
  type UseConnectionRequestResult,
} from './request/useConnectionRequest.ts';
export type { RequestResponse } from './request/openAnswers.ts';
export { consentText, problemText } from './strings/buttonStrings.ts';
