import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import { isEqualSecret, randomToken, sha256, tokenPattern } from './crypto.ts';
import type { AttemptRecord } from '../stores/store.ts';

/** Where a window goes, as browsers say it; `empty` where a service worker of the app passes the navigation on. */
const destinations = new Set<string | null>([null, 'document', 'empty']);

/** Lets only a window that goes to the address have an effect; no prefetch, no picture, no frame, no script. */
export function checkNavigation({ headers }: Request): void {
  if (/prefetch/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)) {
    throw new ConnectError('prefetch_refused');
  }
  const mode = headers.get('sec-fetch-mode');
  const destination = headers.get('sec-fetch-dest');
  // Firefox calls what such a worker passes on `same-origin`: a mode that besides it only a script of the app can ask for.
  const isNavigation =
    mode === null || mode === 'navigate' || (mode === 'same-origin' && destination === 'empty');
  if (!isNavigation || !destinations.has(destination)) throw new ConnectError('not_a_navigation');
}

/**
 * Refuses a POST, PATCH or DELETE that another site caused. A plain form carries no preflight, so it has to show by one of the
 * two headers that it comes from here; other callers without cookies, such as a server, need neither.
 * https://owasp.org/www-project-application-security-verification-standard/ 3.5
 */
export function checkSameSite(settings: Settings, request: Request, { isForm }: { isForm: boolean }): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site === 'same-origin') return;
  if (site === null && origin === settings.origin) return;
  if (site === null && origin === null && !isForm && !request.headers.has('cookie')) return;
  throw new ConnectError('foreign_origin');
}

/** Seconds the cookie lives; every new attempt renews it. */
const maxAge = 30 * 60;

/**
 * The binding cookie says: this browser started the attempt. One secret a browser, shared by its tabs; an attempt keeps
 * a hash of the secret and its own id. `__Host-` keeps subdomains from setting it; loopback http cannot carry the prefix.
 */
function cookieName(settings: Settings): string {
  return settings.isSecure ? '__Host-connect' : 'connect';
}

/** The secret of this browser, or undefined if there is none, or more than one. */
function readBrowserSecret(settings: Settings, request: Request): string | undefined {
  const prefix = `${cookieName(settings)}=`;
  const values = (request.headers.get('cookie') ?? '')
    // No `trim`: it takes U+2000 and its like off too, and with one before it no browser sees the prefix of a name.
    .split(/;[ \t]*/)
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length));
  const [secret] = values;
  return values.length === 1 && secret && tokenPattern.test(secret) ? secret : undefined;
}

/** The browser's secret, a new one if it has none, and the header that keeps it. */
export function bindBrowser(
  settings: Settings,
  request: Request,
): { secret: string; cookie: [string, string] } {
  const secret = readBrowserSecret(settings, request) ?? randomToken();
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${settings.isSecure ? '; Secure' : ''}`;
  return { secret, cookie: ['set-cookie', `${cookieName(settings)}=${secret}; ${attributes}`] };
}

/** What an attempt keeps of the browser that started it. The secret has 256 bits, so a plain hash is enough. */
export function bindingHash(secret: string, attemptId: string): Promise<string> {
  return sha256(`${secret}.${attemptId}`);
}

/**
 * The state in the callback path: the same at every start of an attempt, so that a window that was reloaded, and one that was not,
 * can both come back. Made from the secret, which stays in the browser: neither the stored hashes nor the state itself lead to it.
 */
export async function stateOf(settings: Settings, request: Request, attemptId: string): Promise<string> {
  const secret = readBrowserSecret(settings, request);
  if (secret === undefined) throw new ConnectError('wrong_browser');
  return sha256(`state.${secret}.${attemptId}`);
}

/** Tells whether this browser started the attempt. */
export async function isBound(
  settings: Settings,
  request: Request,
  attempt: AttemptRecord,
): Promise<boolean> {
  const secret = readBrowserSecret(settings, request);
  return secret !== undefined && isEqualSecret(await bindingHash(secret, attempt.id), attempt.bindingHash);
}
