import { parseRequest, type ChoiceRequest, type AccountRequest } from '@kit/protocol';
import type { ConnectClient } from './createClient.ts';
import type { Result } from './result.ts';

// Functions instead of methods of the client, so only pages with a request load them.

/** Names a request: by its id, or by the call that waits for it, such as a tool call of a chat. */
export type RequestTarget = { id: string } | { key: string; thread: string };

/** What a model reads after its user has declined. */
export const declinedReason = 'The user declined. Continue without the account.';

/** Returns a request to connect an account. */
export function readRequest(
  { call }: ConnectClient,
  target: RequestTarget,
  signal: AbortSignal,
): Promise<Result<AccountRequest>> {
  return 'id' in target
    ? call({ route: 'readRequest', id: target.id, signal, read: parseRequest })
    : call({ route: 'findRequest', query: target, signal, read: parseRequest });
}

/** Declines a request. */
export function declineRequest({ call }: ConnectClient, id: string): Promise<Result<AccountRequest>> {
  return call({ route: 'declineRequest', id, read: parseRequest });
}

/** Answers a request with an account that is connected already. */
export function chooseConnection(
  { call }: ConnectClient,
  id: string,
  connectionId: string,
): Promise<Result<AccountRequest>> {
  const body: ChoiceRequest = { connectionId };
  return call({ route: 'chooseConnection', id, body, read: parseRequest });
}
