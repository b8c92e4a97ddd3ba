'use client';
import type { AccountRequest } from '@kit/protocol';
import { queryOptions, type QueryKey } from '@tanstack/react-query';
import { readRequest, type RequestTarget } from '../client/requestCalls.ts';
import type { ClientError } from '../client/result.ts';
import type { ConnectContextValue } from '../provider/ConnectContext.ts';
import { retries, unwrap } from '../provider/queryClient.ts';

/** Null if there is no such request, or if the session has another owner than this page or none. */
type RequestData = AccountRequest | null;

const firstPauseMs = 1000;
const nonePauseMs = 60_000;
const maxPauseMs = 5000;

/** Returns whether a request can still be answered. */
export const isOpen = (request: RequestData | undefined): boolean =>
  request?.status === 'open' || request?.status === 'started';

/** Returns the query of a request. While the request is open, it is read every 1 to 5 seconds, unless the page is hidden. */
export function requestQuery(context: ConnectContextValue, target: RequestTarget | undefined) {
  const { client, queryClient } = context;
  const queryKey = [...requestsKey(context), target];
  return queryOptions<RequestData, ClientError>({
    ...retries,
    queryKey,
    enabled: target !== undefined,
    queryFn: async ({ signal }) => {
      if (!target) return null;
      const result = await readRequest(client, target, signal);
      if (!result.ok) {
        const { code } = result.error;
        if (code === 'not_found') return null;
        // The cached request belongs to another owner and must not reappear with the next error.
        if (code === 'signed_out' || code === 'owner_changed')
          queryClient.setQueryData<RequestData>(queryKey, (data) => data && null);
      }
      return unwrap(result);
    },
    // One that has ended never changes. Without one, the session may have another owner soon.
    staleTime: ({ state }) =>
      state.data === undefined || isOpen(state.data) ? 0 : state.data ? Infinity : nonePauseMs,
    refetchOnWindowFocus: ({ state }) => isOpen(state.data) || state.error !== null,
    refetchInterval: ({ state }) =>
      isOpen(state.data) ? Math.min(firstPauseMs + state.dataUpdateCount * 250, maxPauseMs) : false,
  });
}

const requestsKey = ({ queryKey }: ConnectContextValue) => [...queryKey, 'request'];

/**
 * Shows an answer of the server in every open card of the request. A call that its conversation has passed stays superseded. A read
 * that is in progress may be older than the answer, so it is cancelled.
 */
export async function keepRequest(context: ConnectContextValue, request: AccountRequest): Promise<void> {
  const { queryClient } = context;
  const filters = {
    queryKey: requestsKey(context),
    predicate: ({ queryKey }: { queryKey: QueryKey }) => {
      const data = queryClient.getQueryData<RequestData>(queryKey);
      return isOpen(data) && data?.id === request.id;
    },
  };
  await queryClient.cancelQueries(filters);
  queryClient.setQueriesData<RequestData>(filters, request);
}

const planned = new WeakMap<ConnectContextValue, Promise<void>>();

/** Reads every open request again, once for all cards that ask for it at the same time. */
export function refetchOpen(context: ConnectContextValue): Promise<void> {
  const { queryClient } = context;
  const read = async () => {
    planned.delete(context);
    await queryClient.invalidateQueries({
      queryKey: requestsKey(context),
      predicate: ({ queryKey }) => isOpen(queryClient.getQueryData<RequestData>(queryKey)),
    });
  };
  const next = planned.get(context) ?? Promise.resolve().then(read);
  planned.set(context, next);
  return next;
}
