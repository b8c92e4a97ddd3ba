import { refusal } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import { isEqualSecret, randomToken, sha256, tokenPattern } from './crypto.ts';
import { refuseOrigin, trustedOriginOf } from './trustedOrigin.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';

/** In the query of a start link: the window has an opener. This spares the user a useless sign-in, and proves nothing. */
export const openerParameter = 'opener';

// `empty` is a navigation that a service worker of the app forwards.
const destinations = new Set<string | null>([null, 'document', 'empty']);

/** Throws unless the request is a navigation of a window, and not a prefetch, image, frame or script. */
export function checkNavigation({ headers }: Request): void {
  if (isPrefetch(headers.get('sec-purpose')) || isPrefetch(headers.get('purpose'))) {
    throw refusal('prefetch_refused');
  }
  const mode = headers.get('sec-fetch-mode');
  const destination = headers.get('sec-fetch-dest');
  // Firefox sends `same-origin` for a forwarded navigation. Otherwise only a script of the app itself can send this mode.
  const isNavigation =
    mode === null || mode === 'navigate' || (mode === 'same-origin' && destination === 'empty');
  if (!isNavigation || !destinations.has(destination)) throw refusal('not_a_navigation');
}

function isPrefetch(purpose: string | null): boolean {
  return purpose !== null && /prefetch/i.test(purpose);
}

/**
 * Throws `foreign_origin` or `unsupported_origin` for a POST, PATCH or DELETE from an origin that is not trusted. A plain form has no
 * preflight, so one of the two headers must show where it comes from. Other callers without cookies, such as a server, need neither
 * header. https://owasp.org/www-project-application-security-verification-standard/ 3.5
 */
export function checkSameSite(settings: Settings, request: Request, { isForm = false } = {}): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site === 'same-origin') return;
  if (trustedOriginOf(settings, request) !== undefined && (site === null || site === 'same-site')) return;
  if (site === null && origin === settings.origin) return;
  if (site === null && origin === null && !isForm && !request.headers.has('cookie')) return;
  throw refuseOrigin(request);
}

/** Lifetime of the cookie. Every new attempt renews it. */
const maxAgeSeconds = 30 * 60;

/**
 * Returns the name of the binding cookie, which proves that this browser started an attempt. All tabs of a browser share one
 * secret. An attempt stores a hash of the secret and its id. `__Host-` prevents subdomains from setting the cookie, but http
 * on localhost cannot use the prefix.
 */
export function cookieName({ isSecure }: Pick<Settings, 'isSecure'>): string {
  return isSecure ? '__Host-connect' : 'connect';
}

/** Returns the secret of this browser, or undefined unless there is exactly one. */
function readBrowserSecret(settings: Settings, request: Request): string | undefined {
  const values = readBindingCookies(settings, request);
  const [secret] = values;
  return values.length === 1 && secret && tokenPattern.test(secret) ? secret : undefined;
}

/** Returns whether the request has a binding cookie, valid or not. */
export function hasBindingCookie(settings: Settings, request: Request): boolean {
  return readBindingCookies(settings, request).length > 0;
}

function readBindingCookies(settings: Settings, request: Request): string[] {
  const prefix = `${cookieName(settings)}=`;
  const cookies = request.headers.get('cookie');
  // Stryker disable next-line ConditionalExpression: only faster, because then no pair has the prefix
  if (!cookies?.includes(prefix)) return [];
  return (
    cookies
      // Not `trim`, which also removes characters such as U+2000. Browsers do not see the `__Host-` prefix after one of them.
      .split(/;[ \t]*/)
      .filter((pair) => pair.startsWith(prefix))
      .map((pair) => pair.slice(prefix.length))
  );
}

/** Returns the browser's secret, or a new one, and the header that stores it. */
export function bindBrowser(
  settings: Settings,
  request: Request,
): { secret: string; cookie: [string, string] } {
  const secret = readBrowserSecret(settings, request) ?? randomToken();
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${settings.isSecure ? '; Secure' : ''}`;
  return { secret, cookie: ['set-cookie', `${cookieName(settings)}=${secret}; ${attributes}`] };
}

/** Returns the hash that an attempt stores. The secret has 256 bits, so a plain hash is enough. */
export function bindingHash(secret: string, attemptId: string): Promise<string> {
  return sha256(`${secret}.${attemptId}`);
}

/**
 * Returns the state in the callback path. It is the same for every start of an attempt, so a window returns whether or not
 * another one was reloaded. It is derived from the secret, which stays in the browser and cannot be computed from the state
 * or from the stored hashes.
 */
export async function stateOf(settings: Settings, request: Request, attemptId: string): Promise<string> {
  const secret = readBrowserSecret(settings, request);
  // Stryker disable next-line all: the caller has checked the cookie, so this only satisfies the compiler
  if (secret === undefined) throw refusal('wrong_browser');
  return sha256(`state.${secret}.${attemptId}`);
}

export async function isBound(
  settings: Settings,
  request: Request,
  attempt: AttemptRecord,
): Promise<boolean> {
  const secret = readBrowserSecret(settings, request);
  // Stryker disable next-line ConditionalExpression: no attempt has the hash of a missing secret
  return secret !== undefined && isEqualSecret(await bindingHash(secret, attempt.id), attempt.bindingHash);
}
