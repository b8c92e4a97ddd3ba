import type { AnchorClient } from './anchor/anchorClient.ts';
import type { ConnectOptions } from './connectOptions.ts';
import type { Store } from './stores/store.ts';

/** The options after the check, with every default in place. */
export interface Settings {
  anchor: AnchorClient;
  applications: ReadonlyMap<string, { id: string; name: string; iconUrl: string | undefined }>;
  origin: string;
  /** The public address of the handler, without a slash at the end. */
  baseUrl: string;
  basePath: string;
  isSecure: boolean;
  hostedUrl: string;
  trustedOrigins: ReadonlySet<string>;
  defaultReturnTo: string;
  callbackSession: 'if-present' | 'required';
  limit: { attempts: number; seconds: number };
  store: Store;
  getUser: ConnectOptions['getUser'];
  onError: NonNullable<ConnectOptions['onError']>;
  now: () => number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Checks the options once and fills in the defaults. Throws a TypeError that names the option and the remedy. */
export function checkOptions(options: ConnectOptions): Settings {
  const origin = checkOrigin('publicUrl', options.publicUrl);
  const basePath = checkBasePath(options.basePath ?? '/api/connect');
  for (const method of ['getUser', 'anchor', 'store'] as const) {
    if (!options[method]) throw wrong(method, 'is missing', 'Pass it to createConnect');
  }
  return {
    anchor: options.anchor,
    applications: checkApplications(options.applications),
    origin,
    baseUrl: origin + basePath,
    basePath,
    isSecure: origin.startsWith('https:'),
    hostedUrl: checkOrigin('hostedUrl', options.hostedUrl ?? 'https://app.anchorbrowser.io'),
    trustedOrigins: new Set(options.trustedOrigins?.map((value) => checkOrigin('trustedOrigins', value))),
    defaultReturnTo: checkReturnTo(options.defaultReturnTo ?? '/', origin),
    callbackSession: options.callbackSession ?? 'if-present',
    limit: checkLimit(options.limit ?? { attempts: 30, seconds: 600 }),
    store: options.store,
    getUser: options.getUser,
    onError: options.onError ?? ((error, about) => console.error('[connect]', about, error)),
    now: options.now ?? Date.now,
  };
}

function checkOrigin(option: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url)
    throw wrong(option, `is not a URL: ${JSON.stringify(value)}`, 'Write it as https://app.example.com');
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw wrong(option, 'has more than an origin', `Write it as ${url.protocol}//${url.host}`);
  }
  const isLoopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw wrong(option, `is not https: ${url.origin}`, 'Use https; http is accepted for localhost alone');
  }
  return url.origin;
}

function checkBasePath(value: string): string {
  if (!/^(\/[A-Za-z0-9_-]+)+$/.test(value)) {
    throw wrong(
      'basePath',
      `is not a plain path: ${JSON.stringify(value)}`,
      'Write it as /api/connect, without a slash at the end',
    );
  }
  return value;
}

function checkApplications(applications: ConnectOptions['applications']): Settings['applications'] {
  const entries = Object.entries(applications ?? {});
  if (entries.length === 0)
    throw wrong('applications', 'is empty', 'Name at least one site, such as { linkedin: { id } }');
  return new Map(
    entries.map(([slug, { id, name, iconUrl }]) => {
      if (!/^[a-z0-9][a-z0-9_-]{0,63}$/.test(slug)) {
        throw wrong(`applications.${slug}`, 'is not a plain name', 'Use lower case letters, digits, - and _');
      }
      if (!id || !uuid.test(id)) {
        throw wrong(
          `applications.${slug}.id`,
          id ? `is no UUID: ${JSON.stringify(id)}` : 'is missing',
          'Set it to the id that Anchor gave the application, and check that its environment variable is there',
        );
      }
      return [slug, { id, name: name ?? slug.charAt(0).toUpperCase() + slug.slice(1), iconUrl }];
    }),
  );
}

function checkReturnTo(value: string, origin: string): string {
  if (!value.startsWith('/') || !URL.canParse(value, origin) || new URL(value, origin).origin !== origin) {
    throw wrong(
      'defaultReturnTo',
      `is not a path of the app: ${JSON.stringify(value)}`,
      'Write it as /settings/accounts',
    );
  }
  return value;
}

function checkLimit(limit: { attempts: number; seconds: number }): { attempts: number; seconds: number } {
  if (!(limit.attempts >= 1) || !(limit.seconds >= 1)) {
    throw wrong('limit', 'allows nothing', 'Give attempts and seconds of 1 or more');
  }
  return limit;
}

function wrong(option: string, what: string, remedy: string): TypeError {
  return new TypeError(`createConnect: ${option} ${what}. ${remedy}.`);
}
