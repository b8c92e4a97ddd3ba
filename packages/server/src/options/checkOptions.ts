import { isRecord, type AgentAccess } from '@kit/protocol';
import type { AnchorClient } from '../anchor/AnchorClient.ts';
import { guardClient } from '../anchor/guardFetch.ts';
import { openLanes } from '../anchor/lanes.ts';
import type { ConnectOptions } from './ConnectOptions.ts';
import { consoleLogger, createReporter, type Reporter } from '../events/createReporter.ts';
import { checkBranding, checkLocale, type Branding } from './pageOptions.ts';
import { limitStore } from '../limitStore.ts';
import { checkApplications, type CheckedApplication } from './applications.ts';
import {
  checkAccess,
  checkBasePath,
  checkDefault,
  checkFunction,
  checkLimit,
  checkRequestLimit,
  checkOrigin,
  checkCount,
  checkEncryption,
  checkSecrets,
  checkTimeout,
  optionError,
} from './optionChecks.ts';
import { checkPublicUrl, checkTrustedOrigins, type PublicOrigins } from './origins.ts';
import { checkReturnLinks } from './returnLinks.ts';
import type { AttemptLimit } from '../stores/AttemptLimit.ts';
import type { RequestLimit } from '../stores/RequestRecord.ts';
import type { Store } from '../stores/store.ts';

/** The checked options, with all defaults. */
export interface Settings {
  /** Anchor's API, in the lane for upkeep unless {@link Settings.anchorFor} has replaced it. */
  anchor: AnchorClient;
  anchorFor: ReturnType<typeof openLanes>;
  /** What the store has of a browser is encrypted with the first. Empty if the app has no secret and the client no readable API key. */
  encryptionSecrets: readonly string[];
  applications: ReadonlyMap<string, CheckedApplication>;
  /** The public origin that a request is for. Without a request, the first one. */
  origin: string;
  firstOrigin: string;
  /** Undefined if there is only one. */
  publicOrigins: PublicOrigins | undefined;
  /** Other origins of the site whose pages may call the handler. */
  trustedOrigins: ReadonlySet<string>;
  /** The public URL of the handler, without a trailing slash. */
  baseUrl: string;
  basePath: string;
  isSecure: boolean;
  hostedUrl: string;
  branding: Branding;
  /** Returns the language from the `locale` option, or undefined to use the browser's. Never throws. */
  locale: (request: Request) => string | undefined;
  defaultReturnTo: string;
  /** The links that open a native app after a sign-in. */
  returnLinks: readonly URL[];
  callbackSession: 'if-present' | 'required';
  limits: { user: AttemptLimit; tenant: AttemptLimit };
  requestLimit: RequestLimit;
  /** When agents may use a connection whose owner chose nothing. */
  agentAccess: AgentAccess;
  signInUrl: ConnectOptions['signInUrl'];
  describeUser: NonNullable<ConnectOptions['describeUser']>;
  maxConnections: number;
  webhookSecrets: string[];
  store: Store;
  getUser: ConnectOptions['getUser'];
  metadata: NonNullable<ConnectOptions['metadata']>;
  onAnchorEvent: NonNullable<ConnectOptions['onAnchorEvent']>;
  reporter: Reporter;
  now: () => number;
}

/** Checks the options and adds the defaults. Throws a TypeError with the option and the fix. */
export function checkOptions(options: ConnectOptions): Settings {
  const { origin, publicOrigins } = checkPublicUrl(options.publicUrl, options.hostHeader);
  const trustedOrigins = checkTrustedOrigins(options.trustedOrigins ?? [], [
    origin,
    ...(publicOrigins?.fixed.values() ?? []),
  ]);
  const basePath = checkBasePath(options.basePath ?? '/api/connect');
  checkParts(options);
  const callbackSession: string = options.callbackSession ?? 'if-present';
  if (callbackSession !== 'if-present' && callbackSession !== 'required')
    throw optionError('callbackSession', "must be 'if-present' or 'required'", "The default is 'if-present'");
  const branding = checkBranding(options.branding ?? {}, origin);
  const now = options.now ?? Date.now;
  const anchorFor = openLanes(guardClient(options.anchor));
  return {
    anchor: anchorFor(),
    anchorFor,
    encryptionSecrets: [...checkEncryption(options.encryptionSecret ?? []), ...readApiKey(options.anchor)],
    applications: checkApplications(options.applications, origin, branding.name),
    origin,
    firstOrigin: origin,
    publicOrigins,
    trustedOrigins,
    baseUrl: origin + basePath,
    basePath,
    isSecure: origin.startsWith('https:'),
    hostedUrl: checkOrigin('hostedUrl', options.hostedUrl ?? 'https://app.anchorbrowser.io'),
    branding,
    locale: checkLocale(options.locale),
    defaultReturnTo: checkDefault(options.defaultReturnTo ?? '/', origin, trustedOrigins),
    returnLinks: checkReturnLinks(options.returnLinks ?? []),
    callbackSession,
    limits: {
      user: checkLimit('limit', 'user', options.limit ?? { attempts: 10, seconds: 600 }),
      tenant: checkLimit('tenantLimit', 'tenant', options.tenantLimit ?? { attempts: 60, seconds: 60 }),
    },
    requestLimit: checkRequestLimit(options.requestLimit ?? { requests: 20, seconds: 600 }),
    agentAccess: checkAccess(options.agentAccess ?? 'always'),
    signInUrl: options.signInUrl,
    describeUser: options.describeUser ?? (() => undefined),
    maxConnections: checkCount('maxConnections', options.maxConnections ?? 200),
    webhookSecrets: checkSecrets(options.webhookSecret ?? []),
    store: limitStore(options.store, checkTimeout('storeTimeoutMs', options.storeTimeoutMs ?? 5_000)),
    getUser: options.getUser,
    metadata: options.metadata ?? (() => ({})),
    onAnchorEvent: options.onAnchorEvent ?? (() => {}),
    reporter: createReporter({
      logger: options.logger ?? consoleLogger,
      onEvent: options.onEvent,
      onError: options.onError,
      now,
    }),
    now,
  };
}

function checkParts(options: ConnectOptions): void {
  for (const [option, method, example] of [
    ['anchor', 'applications', 'an Anchor client: new Anchorbrowser(), or createAnchorClient({ apiKey })'],
    ['store', 'createAttempt', 'a store: sqlStore(…), or memoryStore()'],
  ] as const) {
    const value: unknown = options[option];
    if (!value) throw optionError(option, 'is missing', `Pass ${example}`);
    if (!isRecord(value) || !(method in value))
      throw optionError(option, `must be ${example}`, 'Pass the object itself');
  }
  if (!options.getUser)
    throw optionError(
      'getUser',
      'is missing',
      'Pass a function that returns { id }, or null if no one is signed in',
    );
  for (const option of [
    'getUser',
    'metadata',
    'signInUrl',
    'describeUser',
    'onAnchorEvent',
    'onEvent',
    'onError',
    'now',
  ] as const)
    checkFunction(option, options[option]);
  if (options.onAnchorEvent && options.webhookSecret === undefined)
    throw optionError(
      'onAnchorEvent',
      'receives nothing without webhookSecret',
      'Set webhookSecret to the secret that Anchor shows for the webhook',
    );
  if (options.logger !== undefined && !isRecord(options.logger))
    throw optionError(
      'logger',
      'must be an object with info, warn or error',
      'Pass console, or leave it out',
    );
}

/** Returns the API key of an `Anchorbrowser` instance, or of a client from `createAnchorClient`, if it can be read. */
function readApiKey(anchor: object): string[] {
  const apiKey: unknown = Reflect.get(anchor, 'apiKey');
  return typeof apiKey === 'string' && apiKey !== '' ? [apiKey] : [];
}
