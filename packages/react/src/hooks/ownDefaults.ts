'use client';
import type { ClientError } from '../client/result.ts';

/** Seconds that a user is let wait for another try; who is asked to wait longer is told so. */
const longest = 10;

/** Tries again twice where waiting helps; a refusal is shown at once. */
function retry(failures: number, { code, retryAfter = Infinity }: ClientError): boolean {
  return failures < 2 && (code === 'network_error' || code === 'timeout' || retryAfter <= longest);
}

/** What every query of the kit says itself: the `QueryClient` may be the app's, with defaults meant for the app's own queries. */
export const ownDefaults = {
  retry,
  retryDelay: (failures: number, { retryAfter = 0 }: ClientError) =>
    Math.max(2 ** failures, retryAfter) * 1000,
  networkMode: 'always', // offline is an answer, not a reason to wait
  refetchOnReconnect: true,
  refetchOnMount: true,
  refetchOnWindowFocus: true,
  refetchInterval: false,
  throwOnError: false,
  enabled: true,
  select: <T>(data: T) => data,
  structuralSharing: true,
  notifyOnChangeProps: undefined,
  placeholderData: () => undefined, // a user would be shown the rows of the one before
} as const;
