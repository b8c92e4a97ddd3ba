import { parseUrl, setErrorParameter, type ReturnedAttempt } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';

/** Returns the normalized return link of a native app. Throws `unknown_return_link` if it is not in `returnLinks`. */
export function readReturnLink({ returnLinks }: Settings, value: unknown): string {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  const name = url && nameOf(url);
  if (!url || !returnLinks.some((link) => nameOf(link) === name))
    throw new ConnectError('unknown_return_link');
  return url.href;
}

/**
 * A native app that listens on its own machine gets a port when it starts, so only the port can differ.
 * https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 */
function nameOf(link: URL): string {
  if (link.protocol !== 'http:') return link.href;
  const url = new URL(link);
  url.port = '';
  return url.href;
}

/** Returns the link that opens the app, with what happened to its attempt. `parseReturnLink` of `@kit/protocol` reads it. */
export function toReturnLink(link: string, { attemptId, completionCode, code }: ReturnedAttempt): string {
  const url = new URL(link);
  const added = [`connect_attempt=${attemptId}`, completionCode && `connect_code=${completionCode}`];
  // Not `searchParams`, which would encode the rest of the query in another way.
  url.search = [url.search, ...added].filter(Boolean).join('&');
  if (code) setErrorParameter(url, code);
  return url.href;
}
