import { createEmulator, demoApiKey, type Emulator, type EmulatorOptions } from '@kit/emulator';
import { listen } from '@kit/emulator/node';
import type { CreatedAttempt } from '@kit/protocol';
import { onTestFinished } from 'vitest';
import type { AnchorClient } from './anchor/AnchorClient.ts';
import { createAnchorClient } from './anchor/createAnchorClient.ts';
import { createBrowser, publicUrl, type TestBrowser } from './browser.fixture.ts';
import type { ConnectOptions, User } from './options/ConnectOptions.ts';
import type { Connect } from './Connect.ts';
import { createConnect } from './createConnect.ts';
import type { ConnectEvent } from './events/ConnectEvent.ts';
import { memoryStore } from './stores/memoryStore.ts';
import type { AttemptRecord } from './stores/AttemptRecord.ts';
import type { ConnectionRecord } from './stores/ConnectionRecord.ts';
import type { Store } from './stores/store.ts';

type Slug = 'linkedin' | 'notion';

/** Anchor's ids of the two applications. */
export const applicationIds = {
  linkedin: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01',
  notion: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e03',
} as const;

/** A sign-in that came as far as the redirect back. */
export interface Arrival extends CreatedAttempt {
  token: string;
  identityId: string;
  callbackUrl: string;
  state: string;
}

/** The kit and an emulator on a port, with their own clock. */
export interface World {
  emulator: Emulator;
  anchorUrl: string;
  connect: Connect<Slug>;
  store: Store;
  /** What `onError` was given: the code of a request's failure, or the name of another one. */
  errors: { error: unknown; code: string }[];
  events: ConnectEvent[];
  browser: (user?: string) => TestBrowser;
  /** Moves the clock of both sides forward. */
  advance: (ms: number) => void;
  now: () => number;
  /** How often each API call was received since `emulator.clearLog()`. */
  calls: () => Record<string, number>;
  attempt: (id: string) => Promise<AttemptRecord>;
  /** Live connections of `user`, or of `tenant:user`. */
  connections: (user: string) => Promise<ConnectionRecord[]>;
  /** Begins, starts, and signs in on the hosted page; stops before the callback. */
  arrive: (browser: TestBrowser, body?: Record<string, unknown>, account?: string) => Promise<Arrival>;
  /** As `arrive`, then follows the redirect back. */
  finish: (
    browser: TestBrowser,
    body?: Record<string, unknown>,
    account?: string,
  ) => Promise<Arrival & { response: Response }>;
}

/** Starts everything; it is taken down when the test has finished. */
export async function createWorld(
  options: {
    connect?: Partial<ConnectOptions<Slug>>;
    emulator?: EmulatorOptions;
    anchor?: (url: string) => AnchorClient;
    /** Needed in tests that run at the same time. */
    onTestFinished?: typeof onTestFinished;
  } = {},
): Promise<World> {
  let time = Date.now();
  const now = () => time;
  const emulator = createEmulator({ now, ...options.emulator });
  const server = await listen(emulator, { port: 0 });
  (options.onTestFinished ?? onTestFinished)(server.close);

  const errors: World['errors'] = [];
  const events: ConnectEvent[] = [];
  const store = options.connect?.store ?? memoryStore();
  const connect = createConnect<Slug>({
    anchor: (options.anchor ?? smallClient)(server.url),
    applications: { linkedin: { id: applicationIds.linkedin }, notion: { id: applicationIds.notion } },
    publicUrl,
    hostedUrl: server.url,
    getUser: readSession,
    logger: {},
    onEvent: (event) => events.push(event),
    onError: (error, event) =>
      errors.push({ error, code: event.type === 'handler.failed' ? event.code : event.type }),
    limit: { attempts: 100, seconds: 600 },
    now,
    ...options.connect,
    store,
  });

  const world: World = {
    emulator,
    anchorUrl: server.url,
    connect,
    store,
    errors,
    events,
    browser: (user) => createBrowser(connect.handler, user),
    advance(ms) {
      time += ms;
    },
    now,
    calls() {
      const names = emulator.log().flatMap(({ call }) => call ?? []);
      return Object.fromEntries(
        [...new Set(names)].map((name) => [name, names.filter((n) => n === name).length]),
      );
    },
    async attempt(id) {
      const attempt = await store.findAttempt({ id });
      if (!attempt) throw new Error('There is no such attempt.');
      return attempt;
    },
    connections: (user) => store.findConnections({ owner: ownerOf(user) }),
    async arrive(browser, body, account) {
      const created = await browser.begin(body);
      const started = await browser.navigate(created.startUrl);
      const token = new URL(started.headers.get('location') ?? 'about:blank').searchParams.get('token') ?? '';
      const { identityId, redirectUrl } = emulator.completeSignIn(token, account);
      const callbackUrl = redirectUrl ?? '';
      const state = new URL(callbackUrl).pathname.split('/').at(-1) ?? '';
      return { ...created, token, identityId, callbackUrl, state };
    },
    async finish(browser, body, account) {
      const arrival = await world.arrive(browser, body, account);
      const response = await browser.navigate(arrival.callbackUrl, { 'sec-fetch-site': 'cross-site' });
      return { ...arrival, response };
    },
  };
  return world;
}

/** The kit's own small client, at the emulator. */
export function smallClient(url: string, apiKey: string = demoApiKey): AnchorClient {
  return createAnchorClient({ apiKey, baseUrl: url, dangerouslyAllowCustomBaseUrl: true });
}

/** Reads the session cookie of the app: `user`, or `tenant:user`. */
export function readSession(request: Request): User | null {
  const name = /(?:^|; )session=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  if (!name) return null;
  const { userId, tenantId } = ownerOf(name);
  return { id: userId, tenantId };
}

function ownerOf(name: string): { tenantId: string; userId: string } {
  const [userId = '', tenantId = ''] = name.split(':').toReversed();
  return { tenantId, userId };
}

/** The options of another kit with the Anchor, the store and the clock of a world. */
export function optionsBeside({ anchorUrl, store, now }: World) {
  return {
    anchor: smallClient(anchorUrl),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    hostedUrl: anchorUrl,
    getUser: readSession,
    logger: {},
    store,
    now,
  };
}
