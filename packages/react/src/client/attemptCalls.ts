import { parseAttempt, type Attempt, type ConfirmRequest } from '@kit/protocol';
import type { ConnectClient } from './createClient.ts';
import type { Result } from './result.ts';

// Functions instead of methods of the client, so they load with the effects, after the first paint.

/** Returns the status of an attempt. */
export function readAttempt(
  { call }: ConnectClient,
  attemptId: string,
  signal?: AbortSignal,
): Promise<Result<Attempt>> {
  return call({ route: 'readAttempt', id: attemptId, signal, read: parseAttempt });
}

/** Sends an identity id that the hosted page announced, or a completion code. The server verifies it. */
export function confirmAttempt(
  { call }: ConnectClient,
  attemptId: string,
  body: ConfirmRequest,
  signal?: AbortSignal,
): Promise<Result<Attempt>> {
  return call({ route: 'confirmAttempt', id: attemptId, body, signal, read: parseAttempt });
}
