export type { Application, ApplicationsBody } from './application.ts';
export {
  attemptModes,
  attemptStatuses,
  type Attempt,
  type AttemptMode,
  type AttemptRequest,
  type AttemptStatus,
  type CreatedAttempt,
} from './attempt.ts';
export { setConnectError, takeConnectError } from './connectError.ts';
export {
  connectionStatuses,
  type Connection,
  type ConnectionsBody,
  type ConnectionStatus,
  type RenameRequest,
} from './connection.ts';
export { errorCodes, type ErrorCode } from './errorCodes.ts';
export { errors, type ErrorBody } from './errors.ts';
export {
  isCreatedAttempt,
  isRelayAck,
  parseApplications,
  parseAttempt,
  parseConnection,
  parseConnections,
  parseError,
  parseRelayMessage,
  readIdentityCreated,
} from './guards.ts';
export { isErrorCode } from './isErrorCode.ts';
export { isRecord } from './isRecord.ts';
export { attemptName } from './attemptName.ts';
export { formatOwner, ownerHeader, type PageOwner } from './owner.ts';
export { pathTo } from './pathTo.ts';
export { clientHeader, relayChannel, type RelayAck, type RelayMessage } from './relay.ts';
export { routes, type RouteName } from './routes.ts';
