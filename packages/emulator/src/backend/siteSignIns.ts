import type { SiteName } from '../accounts/siteNames.ts';
import { toHex } from '../crypto.ts';
import type { Backend } from './createBackend.ts';
import { getStatus, type IdentityRecord } from './identityRecords.ts';

/** A cookie that signs a browser in to a demo site. Playwright's `addCookies` and CDP's `Network.setCookies` accept it unchanged. */
export interface SiteCookie {
  /** The same for all sites. */
  readonly name: string;
  /** A random secret. It is valid until the identity fails or is deleted. */
  readonly value: string;
  /** Home page of the site. Without a domain, the cookie belongs to this hostname only. */
  readonly url: string;
  /** Scripts of pages cannot read it. */
  readonly httpOnly: true;
  /** Forms of other sites do not send it. */
  readonly sameSite: 'Lax';
}

const cookieName = 'site_session';
// A site trusts a new sign-in immediately, so an identity under validation is signed in.
const signedInStatuses: readonly string[] = ['validated', 'pending'];

/** Returns the URL of a demo site's home page, on the port of the emulator. `origin` is that of the emulator. */
export function getSiteUrl(site: SiteName, origin: string): string {
  const url = new URL('/', origin);
  url.hostname = `${site}.localhost`;
  return url.href;
}

/** Returns the cookies that sign a browser in as the identity. Throws a `TypeError` if the identity does not exist. */
export function createSiteCookies(backend: Backend, identityId: string, origin: string): SiteCookie[] {
  const identity = backend.identities.get(identityId);
  if (!identity) throw new TypeError(`Identity ${identityId} does not exist.`);
  const site = backend.applications.get(identity.applicationId)?.site;
  if (!site) return [];
  const value =
    backend.siteSecrets.get(identityId) ?? toHex(crypto.getRandomValues(new Uint8Array(32)).buffer);
  backend.siteSecrets.set(identityId, value);
  return [{ name: cookieName, value, url: getSiteUrl(site, origin), httpOnly: true, sameSite: 'Lax' }];
}

/** Returns the name of the account that is signed in to the site; `undefined` if the browser is signed out. */
export function findSignedInAccount(backend: Backend, site: SiteName, request: Request): string | undefined {
  const secrets = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .flatMap(([name, value]) => (name === cookieName ? [value] : []));
  const [identityId] = [...backend.siteSecrets].find(([, secret]) => secrets.includes(secret)) ?? [];
  const identity = identityId === undefined ? undefined : backend.identities.get(identityId);
  if (!identity || backend.applications.get(identity.applicationId)?.site !== site) return undefined;
  return isSignedIn(backend, identity) ? identity.name : undefined;
}

/** Returns whether the demo sites accept the cookie of an identity. */
export function isSignedIn(backend: Backend, identity: IdentityRecord): boolean {
  return signedInStatuses.includes(getStatus(identity, backend.now()));
}
