export {
  attemptModes,
  attemptName,
  type Attempt,
  type AttemptMode,
  type AttemptRequest,
  type AttemptStatus,
  type CreatedAttempt,
} from './attempt.ts';
export type {
  Application,
  ApplicationsBody,
  Connection,
  ConnectionsBody,
  ConnectionStatus,
  RenameRequest,
} from './connection.ts';
export {
  consumeErrorParameter,
  errorCodes,
  isErrorCode,
  setErrorParameter,
  type ErrorCode,
} from './errorCodes.ts';
export { errorMessage, errors, type ErrorBody } from './errors.ts';
export {
  isCreatedAttempt,
  isRecord,
  parseApplications,
  parseAttempt,
  parseConnection,
  parseConnections,
  parseError,
  parseRequest,
} from './guards.ts';
export { clientHeader, formatOwner, ownerHeader, type PageOwner } from './headers.ts';
export { readIdentityCreated } from './identityCreated.ts';
export { isLoopback } from './isLoopback.ts';
export { parseUrl } from './parseUrl.ts';
export { parseRelayMessage, relayChannel, type RelayAck, type RelayMessage } from './relay.ts';
export { requestStatuses, type ChoiceRequest, type AccountRequest, type RequestStatus } from './request.ts';
export { pathTo, routes, type RouteName } from './routes.ts';
