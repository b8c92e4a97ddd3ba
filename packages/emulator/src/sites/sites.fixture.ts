import type { SiteName } from '../accounts/siteNames.ts';
import type { IdentityRecord } from '../backend/identityRecords.ts';
import type { SiteCookie } from '../backend/siteSignIns.ts';
import { createEmulator } from '../createEmulator.ts';
import type { Emulator, EmulatorOptions } from '../Emulator.ts';

/** Origin of the emulator under test. */
export const origin = 'http://127.0.0.1:4400';

/** Home pages of the demo sites. */
export const urls: Readonly<Record<SiteName, string>> = {
  network: 'http://network.localhost:4400/',
  deals: 'http://deals.localhost:4400/',
  notes: 'http://notes.localhost:4400/',
};

/** A response with its text. */
interface ReadResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser that is signed in to a demo site. Paths are relative to the site. It does not follow redirects. */
interface SignedInBrowser {
  readonly identity: IdentityRecord;
  readonly cookies: readonly SiteCookie[];
  /** Value of the request header. */
  readonly cookie: string;
  readonly open: (path: string, init?: RequestInit) => Promise<ReadResponse>;
  readonly submit: (
    path: string,
    fields: Record<string, string>,
    headers?: HeadersInit,
  ) => Promise<ReadResponse>;
}

/** An emulator with a stopped clock, and a function that signs a new browser in as a new identity. */
interface Sites {
  readonly emulator: Emulator;
  readonly signIn: (site: SiteName, name?: string) => SignedInBrowser;
}

/** Name of the account that `signIn` uses by default. */
export const account = 'ada@example.com';

/** Creates an emulator whose applications have the demo sites. */
export function createSites(options: EmulatorOptions = {}): Sites {
  const emulator = createEmulator({ now: () => 1_800_000_000_000, ...options });
  return {
    emulator,
    signIn(site, name = account) {
      const application = emulator.applications().find((one) => one.site === site);
      const identity = emulator.seedIdentity({ applicationId: application?.id ?? '', name });
      const cookies = emulator.siteCookies(identity.id, origin);
      const cookie = cookies.map((one) => `${one.name}=${one.value}`).join('; ');
      const open: SignedInBrowser['open'] = async (path, init = {}) => {
        const headers = { cookie, ...Object.fromEntries(new Headers(init.headers)) };
        const request = { redirect: 'manual', ...init, headers } as const;
        const response = await emulator.fetch(new URL(path, urls[site]), request);
        return { status: response.status, headers: response.headers, text: await response.text() };
      };
      const submit: SignedInBrowser['submit'] = (path, fields, headers = {}) =>
        open(path, { method: 'POST', body: new URLSearchParams(fields), headers });
      return { identity, cookies, cookie, open, submit };
    },
  };
}
