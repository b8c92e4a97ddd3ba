'use client';
import { docsUrl } from '@kit/protocol';
import { QueryClient, type QueryKey } from '@tanstack/react-query';
import type { ClientError, Result } from '../client/result.ts';

/**
 * Creates the cache of the kit's queries. Separate from the app's client: the app's defaults and `onError` are not meant for
 * these queries, and a persister would store accounts where the next user of the computer finds them.
 */
const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      // Report being offline instead of waiting. This mode alone would also turn off refetching on reconnect.
      queries: { networkMode: 'always', refetchOnReconnect: true },
      mutations: { networkMode: 'always' },
    },
  });

const clientsByAppClient = new WeakMap<QueryClient, QueryClient>();

/**
 * Returns the cache for a provider. In a browser it lives as long as the app's `QueryClient`, if there is one: providers share
 * it, and a page that is shown again still has its accounts. On a server, each render gets its own.
 */
export function queryClientFor(appClient: QueryClient | undefined): QueryClient {
  if (!appClient || typeof window === 'undefined') return createQueryClient();
  const existing = clientsByAppClient.get(appClient);
  if (existing) return existing;
  const created = createQueryClient();
  clientsByAppClient.set(appClient, created);
  return created;
}

/** A query waits at most this long for a retry. If the server asks for more, the error is shown. */
const maxRetryAfterSeconds = 10;

/** Retries a query twice if waiting can help. Shows other errors immediately. */
export const retries = {
  retry: (failures: number, { code, retryAfter = Infinity }: ClientError): boolean =>
    failures < 2 && (code === 'network_error' || code === 'timeout' || retryAfter <= maxRetryAfterSeconds),
  retryDelay: (failures: number, { retryAfter = 0 }: ClientError) =>
    Math.max(2 ** failures, retryAfter) * 1000,
};

/** Prefix of the query keys of browser sessions. What ends a browser, or gives it to its owner, changes several of them. */
export const sessionsKey = ({ queryKey }: { queryKey: QueryKey }): QueryKey => [...queryKey, 'sessions'];

const ownerChangedLink = `${docsUrl}errors#owner_changed`;

/** The result of a call whose provider has changed owner while it was running. The page must not use its data. */
export const ownerChanged: Result<never> = {
  ok: false,
  error: {
    code: 'owner_changed',
    message:
      process.env.NODE_ENV === 'production'
        ? ownerChangedLink
        : `\`owner\` of ConnectProvider changed during the call, so its result was discarded. Repeat the call if the new owner needs it. See ${ownerChangedLink}`,
  },
};

/** Returns the value or throws the error, because a query reports failure only by rejecting. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw Object.assign(new Error(result.error.message), { name: 'ConnectError', ...result.error });
}
