export {
  attemptModes,
  attemptName,
  type Attempt,
  type AttemptMode,
  type AttemptRequest,
  type AttemptStatus,
  type ConfirmRequest,
  type CreatedAttempt,
} from './attempt.ts';
export {
  agentAccesses,
  type AccessRequest,
  type AgentAccess,
  type Application,
  type ApplicationsBody,
  type Connection,
  type ConnectionsBody,
  type ConnectionStatus,
  type RenameRequest,
} from './connection.ts';
export { docsUrl } from './docsUrl.ts';
export {
  consumeErrorParameter,
  errorCodes,
  isErrorCode,
  setErrorParameter,
  type ErrorCode,
} from './errorCodes.ts';
export { errorMessage, type ErrorBody } from './errorBody.ts';
export { errors } from './errors.ts';
export { isCreatedAttempt, isRecord, parseApplications, parseError } from './guards.ts';
export { clientHeader, formatOwner, ownerHeader, type PageOwner } from './headers.ts';
export { readIdentityCreated } from './identityCreated.ts';
export { isLoopback } from './isLoopback.ts';
export { parseAttempt } from './parseAttempt.ts';
export { parseConnection, parseConnections } from './parseConnection.ts';
export { parseRequest } from './parseRequest.ts';
export { parseSession, parseSessions, parseSessionView } from './parseSession.ts';
export { parseUrl } from './parseUrl.ts';
export { parseRelayMessage, relayChannel, type RelayAck, type RelayMessage } from './relay.ts';
export { parseReturnLink, type ReturnedAttempt } from './returnLink.ts';
export { requestStatuses, type ChoiceRequest, type AccountRequest, type RequestStatus } from './request.ts';
export { pathTo, routes, type RouteName } from './routes.ts';
export {
  sessionEnds,
  sessionStatuses,
  type SessionActivity,
  type SessionEnd,
  type SessionsBody,
  type SessionStatus,
  type SessionView,
} from './session.ts';
