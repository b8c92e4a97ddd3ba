import { isRecord } from '@kit/protocol';
import type { AnchorClient } from './anchor/anchorClient.ts';
import { guardClient } from './anchor/guardFetch.ts';
import { openLanes } from './anchor/lanes.ts';
import type { ConnectOptions, Limit } from './connectOptions.ts';
import { consoleLogger } from './events/consoleLogger.ts';
import { createReporter, type Reporter } from './events/createReporter.ts';
import { isLoopback } from './isLoopback.ts';
import { plainPath } from './request/plainPath.ts';
import { toOwnPath } from './request/toOwnPath.ts';
import { limitStore } from './limitStore.ts';
import type { AttemptLimit, Store } from './stores/store.ts';
import { uuid } from './uuid.ts';

/** The options after the check, with every default in place. */
export interface Settings {
  /** Anchor's API, in the lane of upkeep unless {@link Settings.anchorFor} put another in its place. */
  anchor: AnchorClient;
  anchorFor: ReturnType<typeof openLanes>;
  applications: ReadonlyMap<string, { id: string; name: string; iconUrl: string | undefined }>;
  origin: string;
  /** The public address of the handler, without a slash at the end. */
  baseUrl: string;
  basePath: string;
  isSecure: boolean;
  hostedUrl: string;
  defaultReturnTo: string;
  callbackSession: 'if-present' | 'required';
  limits: { user: AttemptLimit; tenant: AttemptLimit };
  webhookSecrets: string[];
  store: Store;
  getUser: ConnectOptions['getUser'];
  metadata: NonNullable<ConnectOptions['metadata']>;
  reporter: Reporter;
  now: () => number;
}

/** Checks the options once and fills in the defaults. Throws a TypeError that names the option and the remedy. */
export function checkOptions(options: ConnectOptions): Settings {
  const origin = checkOrigin('publicUrl', options.publicUrl);
  const basePath = checkBasePath(options.basePath ?? '/api/connect');
  for (const [option, method] of [
    ['getUser', undefined],
    ['anchor', 'applications'],
    ['store', 'createAttempt'],
  ] as const) {
    const value: unknown = options[option];
    if (!value) throw wrong(option, 'is missing', 'Pass it to createConnect');
    const fits = method ? isRecord(value) && method in value : typeof value === 'function';
    if (!fits) throw wrong(option, 'is something else', `See ConnectOptions for what ${option} has to be`);
  }
  const callbackSession: string = options.callbackSession ?? 'if-present';
  if (callbackSession !== 'if-present' && callbackSession !== 'required')
    throw wrong('callbackSession', 'is no known word', "Write 'if-present' or 'required'");
  const now = options.now ?? Date.now;
  const anchorFor = openLanes(guardClient(options.anchor));
  return {
    anchor: anchorFor(),
    anchorFor,
    applications: checkApplications(options.applications),
    origin,
    baseUrl: origin + basePath,
    basePath,
    isSecure: origin.startsWith('https:'),
    hostedUrl: checkOrigin('hostedUrl', options.hostedUrl ?? 'https://app.anchorbrowser.io'),
    defaultReturnTo: checkDefault(options.defaultReturnTo ?? '/', origin),
    callbackSession,
    limits: {
      user: checkLimit('limit', 'user', options.limit ?? { attempts: 10, seconds: 600 }),
      tenant: checkLimit('tenantLimit', 'tenant', options.tenantLimit ?? { attempts: 60, seconds: 60 }),
    },
    webhookSecrets: checkSecrets(options.webhookSecret ?? []),
    store: limitStore(options.store, checkTimeout('storeTimeoutMs', options.storeTimeoutMs ?? 5_000)),
    getUser: options.getUser,
    metadata: options.metadata ?? (() => ({})),
    reporter: createReporter({
      logger: options.logger ?? consoleLogger,
      onEvent: options.onEvent,
      onError: options.onError,
      now,
    }),
    now,
  };
}

function checkOrigin(option: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // `localhost:5173` parses, as an address of the protocol `localhost:`.
  if (!url?.host)
    throw wrong(
      option,
      `is not a URL: ${JSON.stringify(value)}`,
      'Write it as https://app.example.com or http://localhost:3000',
    );
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw wrong(option, `is not https: ${url.origin}`, 'Use https; http is accepted for localhost alone');
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw wrong(option, 'has more than an origin', `Write it as ${url.origin}`);
  }
  return url.origin;
}

function checkBasePath(value: string): string {
  if (!plainPath.test(value)) {
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
    entries.map(([slug, application]) => {
      const { id, name, iconUrl } = application ?? { id: undefined };
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

function checkDefault(value: string, origin: string): string {
  const path = toOwnPath(value, origin);
  if (path === undefined) {
    throw wrong(
      'defaultReturnTo',
      `is not a path of the app: ${JSON.stringify(value)}`,
      'Write it as /settings/accounts',
    );
  }
  return path;
}

function checkLimit(option: string, scope: AttemptLimit['scope'], limit: Limit): AttemptLimit {
  const { attempts, seconds } = limit;
  // A fraction would reach the database as one.
  if (!(attempts >= 1) || !(seconds >= 1) || !Number.isInteger(attempts) || !Number.isInteger(seconds))
    throw wrong(option, 'is no limit', 'Give attempts and seconds as whole numbers of 1 or more');
  return { scope, attempts, milliseconds: seconds * 1_000 };
}

function checkTimeout(option: string, milliseconds: number): number {
  if (!Number.isInteger(milliseconds) || milliseconds < 1 || milliseconds > 60_000)
    throw wrong(option, `cannot be ${milliseconds}`, 'Give milliseconds as a whole number from 1 to 60000');
  return milliseconds;
}

function checkSecrets(value: string | string[]): string[] {
  const secrets = [value].flat();
  if (secrets.some((secret) => secret.trim() === '')) {
    throw wrong(
      'webhookSecret',
      'is empty',
      'Set it to the secret that Anchor shows for the webhook, or leave it out',
    );
  }
  return secrets;
}

function wrong(option: string, what: string, remedy: string): TypeError {
  return new TypeError(`createConnect: ${option} ${what}. ${remedy}.`);
}
