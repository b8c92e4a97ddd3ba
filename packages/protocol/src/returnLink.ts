import type { ErrorCode } from './errorCodes.ts';
import { readCode } from './guards.ts';
import { parseUrl } from './parseUrl.ts';

/** What a return link says about an attempt. It proves nothing: another app or a page can open such a link too. */
export interface ReturnedAttempt {
  /** Id of the attempt. Ignore attempts that this installation did not create. */
  attemptId: string;
  /** What connects the account: send it to `POST /attempts/:id/confirm`. Without one, fetch the status of the attempt. */
  completionCode?: string;
  /** Why the account was not connected. */
  code?: ErrorCode;
}

/**
 * Reads what the server added to a return link. Returns `undefined` for every other link.
 *
 * @example
 * const returned = parseReturnLink('com.example.app:/connected?connect_attempt=…&connect_code=…');
 */
export function parseReturnLink(link: string): ReturnedAttempt | undefined {
  const query = parseUrl(link)?.searchParams;
  const [attemptId, ...others] = query?.getAll('connect_attempt') ?? [];
  if (!query || !attemptId || others.length > 0) return;
  const completionCode = query.get('connect_code');
  const code = query.get('connect_error');
  return {
    attemptId,
    ...(completionCode && { completionCode }),
    ...(code && { code: readCode(code) }),
  };
}
