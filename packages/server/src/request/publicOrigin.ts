import { parseUrl } from '@kit/protocol';
import { ConnectError, refusal } from '../ConnectError.ts';
import { addressOf } from './Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import type { PublicOrigins } from '../options/origins.ts';
import { withDeadline } from '../time.ts';

const checkTimeoutMs = 3_000;

/**
 * Returns the settings for the public origin that a request is for. The host of the request only selects one of the allowed origins.
 * Throws `unknown_host` for any other host, and `origin_unavailable` if the app's own check fails.
 */
export async function settingsAt(
  settings: Settings,
  publicOrigins: PublicOrigins,
  request: Request,
): Promise<Settings> {
  const origin = await findOrigin(publicOrigins, request);
  if (origin === undefined || isContradicted(origin, request)) throw refusal('unknown_host');
  return {
    ...settings,
    origin,
    baseUrl: origin + settings.basePath,
    isSecure: origin.startsWith('https:'),
  };
}

async function findOrigin(
  { fixed, patterns, check, hostHeader }: PublicOrigins,
  request: Request,
): Promise<string | undefined> {
  const host = hostOf(request, hostHeader);
  if (host === undefined) return;
  const known = fixed.get(host);
  if (known !== undefined) return known;
  const origin = `https://${host}`;
  const isAllowed =
    patterns.some((pattern) => pattern.test(origin)) || (check && (await isConfirmed(check, origin)));
  return isAllowed ? origin : undefined;
}

/** Returns the host as a URL has it: in lower case, and without the standard port. */
function hostOf(request: Request, hostHeader: string): string | undefined {
  const text =
    request.headers.get(hostHeader) ?? (hostHeader === 'host' ? addressOf(request).host : undefined);
  // Only what a browser sends, so no parser can read another host in it.
  if (text === undefined || !/^(\[[\da-f:.]+\]|[a-z\d_-]+(\.[a-z\d_-]+)*)(:\d{1,5})?$/i.test(text)) return;
  return parseUrl(`https://${text}`)?.host;
}

/** Only `true` opens: a row, a promise or a text is a mistake in the app's code. */
async function isConfirmed(check: NonNullable<PublicOrigins['check']>, origin: string): Promise<boolean> {
  let answer: unknown;
  try {
    answer = await withDeadline(checkTimeoutMs, (async () => check(origin))());
    if (typeof answer !== 'boolean')
      throw new TypeError('The function in publicUrl must return true or false.');
  } catch (cause) {
    throw new ConnectError('origin_unavailable', { cause, retryAfter: 5 });
  }
  return answer;
}

/** A script of the same origin names it, so another host means that a proxy has replaced `Host`. */
function isContradicted(origin: string, { headers }: Request): boolean {
  const page = headers.get('origin');
  return (
    headers.get('sec-fetch-site') === 'same-origin' && page !== null && page !== 'null' && page !== origin
  );
}
