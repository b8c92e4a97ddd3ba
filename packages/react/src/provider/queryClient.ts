'use client';
import { QueryClient } from '@tanstack/react-query';
import type { ClientError, Result } from '../client/result.ts';

/**
 * The cache of the kit's own queries. It is not the app's: the app's defaults and `onError` are meant for the app's queries,
 * and a persister would write accounts to disk, where the next user of the computer would find them.
 */
const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      // Being offline is an answer, not a reason to wait. By itself that turns off the query on reconnecting.
      queries: { networkMode: 'always', refetchOnReconnect: true },
      mutations: { networkMode: 'always' },
    },
  });

const companions = new WeakMap<QueryClient, QueryClient>();

/**
 * Returns the cache for a provider. In a browser it lives as long as the app's `QueryClient`, if there is one: providers share
 * it, and a page that comes back still has its accounts. On a server each render has its own.
 */
export function queryClientBeside(appClient: QueryClient | undefined): QueryClient {
  if (!appClient || typeof window === 'undefined') return createQueryClient();
  const known = companions.get(appClient);
  if (known) return known;
  const made = createQueryClient();
  companions.set(appClient, made);
  return made;
}

/** Seconds that a query waits for another try; an error that asks for more is shown. */
const longestWait = 10;

/** Retries twice if waiting can help; a refusal is shown immediately. */
export const retries = {
  retry: (failures: number, { code, retryAfter = Infinity }: ClientError): boolean =>
    failures < 2 && (code === 'network_error' || code === 'timeout' || retryAfter <= longestWait),
  retryDelay: (failures: number, { retryAfter = 0 }: ClientError) =>
    Math.max(2 ** failures, retryAfter) * 1000,
};

/** The result of a call whose provider has got another owner meanwhile. It is not for the page as it is now. */
export const ownerChanged: Result<never> = {
  ok: false,
  error: { code: 'owner_changed', message: 'The owner has changed.' },
};

/** Returns the value, or throws the error: a query knows failure by rejection only. Nothing else in this package throws one. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw Object.assign(new Error(result.error.message), { name: 'ConnectError', ...result.error });
}
