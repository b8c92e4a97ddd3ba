import { createEmulator, demoApiKey, demoApplications, type Emulator } from '@kit/emulator';
import {
  createConnect,
  memoryStore,
  type BrowserSession,
  type Connect,
  type Reply,
  type Store,
} from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { CookieJar } from './CookieJar.ts';
import { pictures } from './pictures.ts';
import type { LiveOptions, SeededBrowser } from './LiveOptions.ts';
import { readTrouble } from './readTrouble.ts';
import { seedConnections } from './seedConnections.ts';
import { seedSessions } from './seedSessions.ts';

/** A request before the browser sends it. */
export interface OutgoingRequest {
  method: string;
  url: URL;
  headers: Headers;
  body: string | null;
  signal?: AbortSignal | null;
}

/** Opens the native app of a story. */
export const returnLink = 'com.example.app:/connected';

/**
 * The real handler and the real emulator in the page, with their own store. Adds what a page cannot control in a browser:
 * cookies, and the headers that name the source of a request.
 */
export class LiveServer {
  readonly options: LiveOptions;
  readonly emulator: Emulator;
  readonly store: Store;
  readonly connect: Connect;
  /** The requests of the options. */
  readonly requestIds: string[] = [];
  /** The browsers of the options, and those that `open` has started. */
  readonly browsers: BrowserSession[] = [];
  readonly #cookies = new CookieJar();
  #delay = 0;

  private constructor(options: LiveOptions) {
    const { scenario, identityStatus } = options;
    this.options = { ...options, trouble: { ...options.trouble } };
    this.emulator = createEmulator({
      publicUrl: location.origin,
      applications: emulatedApplications,
      settings: {
        allowLoopbackCallbacks: true,
        ...(identityStatus && { statusAfterSignIn: identityStatus }),
      },
      ...(scenario && { scenario }),
    });
    const store = memoryStore();
    this.store = {
      ...store,
      findConnections: async (key) => {
        if (this.options.storeFails) throw new Error('The disk is full.');
        return store.findConnections(key);
      },
    };
    const anchor = createAnchorClient({
      apiKey: demoApiKey,
      baseUrl: location.origin,
      dangerouslyAllowCustomBaseUrl: true,
      fetch: this.emulator.fetch,
    });
    this.connect = createConnect({
      anchor,
      applications: catalogue(options),
      branding: options.product ? { name: options.product } : {},
      publicUrl: location.origin,
      hostedUrl: location.origin,
      returnLinks: [returnLink],
      store: this.store,
      getUser: () => {
        const { user = 'jane', tenantId } = this.options;
        return user === null ? null : { id: user, tenantId };
      },
      logger: {},
      limit: { attempts: 1_000, seconds: 600 },
      now: () => Date.now() + this.#delay,
    });
  }

  /** Starts a server with the data of its options. */
  static async start(options: LiveOptions = {}): Promise<LiveServer> {
    const server = new LiveServer(options);
    await seedConnections(server);
    await seedSessions(server);
    for (const request of options.requests ?? []) {
      const { id } = await server.connect.request({ userId: options.user ?? 'jane', ...request });
      if (id === null) throw new Error('The user has an account already, so there is nothing to request.');
      server.requestIds.push(id);
    }
    for (const browser of options.browsers ?? []) await server.open(browser);
    return server;
  }

  /** Starts a browser, which runs until it is ended. */
  async open({ help, key, ...about }: SeededBrowser): Promise<BrowserSession> {
    const owner = { userId: this.options.user ?? 'jane', tenantId: this.options.tenantId };
    const session = await new Promise<BrowserSession>((resolve, reject) => {
      if (key === undefined) this.connect.createSession({ ...owner, ...about }).then(resolve, reject);
      else {
        const work = (started: BrowserSession) => (resolve(started), new Promise<never>(() => {}));
        this.connect.withSession({ ...owner, ...about, key }, work).catch(reject);
      }
    });
    if (help) void session.askPerson(help);
    this.browsers.push(session);
    return session;
  }

  /** Replaces the page's `fetch`. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, headers, signal } = request;
    const url = new URL(request.url);
    headers.set('sec-fetch-mode', 'cors');
    const body = method === 'GET' ? null : await request.text();
    const reply = await this.send({ method, url, headers, body, signal });
    return new Response(reply.body, { status: reply.status, headers: reply.headers });
  };

  /** Navigates like a window: follows redirects until a page. */
  async navigate(address: string): Promise<{ url: URL; reply: Reply }> {
    const url = new URL(address, location.origin);
    const headers = new Headers({ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' });
    const reply = await this.send({ method: 'GET', url, headers, body: null });
    const next = reply.headers.find(([name]) => name === 'location')?.[1];
    return reply.status === 303 && next ? this.navigate(next) : { url, reply };
  }

  /** Passes a request to the handler or the emulator. */
  async send({ method, url, headers, body, signal }: OutgoingRequest): Promise<Reply> {
    await readTrouble(this.options, method, url, signal);
    const wire = new Headers(headers);
    wire.set('origin', location.origin);
    wire.set('sec-fetch-site', 'same-origin');
    const cookie = this.#cookies.header;
    if (cookie) wire.set('cookie', cookie);
    const request = new Request(url, { method, body });
    // A page may not send these headers, so a Request drops them.
    Object.defineProperty(request, 'headers', { value: wire });

    if (!url.pathname.startsWith('/api/connect/')) return asReply(await this.emulator.fetch(request));
    const reply = await this.connect.answer(request);
    this.#cookies.keep(reply.headers);
    // A frame reaches no server in this page.
    if (url.pathname.endsWith('/view') && reply.status === 200)
      return { ...reply, body: JSON.stringify({ url: livePage }) };
    return reply;
  }

  /** Moves the server's clock forward. */
  wait(milliseconds: number): void {
    this.#delay += milliseconds;
  }

  /** Removes every failure. */
  fix(): void {
    this.options.trouble = {};
    this.options.storeFails = false;
  }
}

/** A drawing of a site, in place of a live view. */
export const livePage = `${location.origin}/live-page.svg`;

/** The emulator's applications, with the pictures that the app shows. */
const emulatedApplications = demoApplications.map((seed) => {
  const iconUrl = pictures[keyOf(seed.name)];
  return { ...seed, ...(iconUrl && { iconUrl }) };
});

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function catalogue({ moreApplications = [], consent }: LiveOptions) {
  const more = moreApplications.map((name) => ({ id: crypto.randomUUID(), name }));
  const offered = [...demoApplications, ...more];
  return Object.fromEntries(
    offered.map(({ id, name }) => {
      const application = keyOf(name);
      return [application, { id, name, iconUrl: pictures[application], consent }];
    }),
  );
}

async function asReply(response: Response): Promise<Reply> {
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}
