import type { Application, Attempt, AttemptRequest, Connection, CreatedAttempt } from '@kit/protocol';
import type { Result } from './result.ts';

/** A new attempt, with its time left measured by the server's clock. */
export interface TimedAttempt extends CreatedAttempt {
  /** Milliseconds from the answer until it expires, at most 30 minutes. */
  lifetime: number;
}

/** The browser's side of the handler: one method a route, none of which throws. */
export interface ConnectClient {
  /** Where the handler is mounted, without a slash at its end. */
  readonly baseUrl: string;
  createAttempt(request: AttemptRequest, signal?: AbortSignal): Promise<Result<TimedAttempt>>;
  reconnect(
    connectionId: string,
    request: Omit<AttemptRequest, 'application'>,
    signal?: AbortSignal,
  ): Promise<Result<TimedAttempt>>;
  readAttempt(attemptId: string, signal?: AbortSignal): Promise<Result<Attempt>>;
  /** Hands over an identity id heard from the hosted page: a claim, which the server verifies. */
  confirmAttempt(attemptId: string, identityId: string, signal?: AbortSignal): Promise<Result<Attempt>>;
  listConnections(signal?: AbortSignal): Promise<Result<Connection[]>>;
  /** What the user calls the connection from now on, up to 80 characters; an empty `label` takes the name off. */
  renameConnection(connectionId: string, label: string): Promise<Result<Connection>>;
  deleteConnection(connectionId: string): Promise<Result<null>>;
  listApplications(signal?: AbortSignal): Promise<Result<Application[]>>;
}
