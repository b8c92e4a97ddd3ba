import { createEmulator, demoApiKey, demoApplications, type Emulator } from '@kit/emulator';
import { createConnect, memoryStore, type Connect, type Reply, type Store } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { CookieJar } from './CookieJar.ts';
import type { LiveOptions } from './LiveOptions.ts';
import { readTrouble } from './readTrouble.ts';
import { seedConnections } from './seedConnections.ts';

/** A request before the browser sends it. */
export interface OutgoingRequest {
  method: string;
  url: URL;
  headers: Headers;
  body: string | null;
  signal?: AbortSignal | null;
}

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
  readonly #cookies = new CookieJar();
  #delay = 0;

  private constructor(options: LiveOptions) {
    const { scenario, identityStatus } = options;
    this.options = { ...options, trouble: { ...options.trouble } };
    this.emulator = createEmulator({
      publicUrl: location.origin,
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
    this.connect = createConnect({
      anchor: createAnchorClient({
        apiKey: demoApiKey,
        baseUrl: location.origin,
        dangerouslyAllowCustomBaseUrl: true,
        fetch: this.emulator.fetch,
      }),
      applications: catalogue(options),
      publicUrl: location.origin,
      hostedUrl: location.origin,
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
    for (const request of options.requests ?? []) {
      const { id } = await server.connect.request({ userId: options.user ?? 'jane', ...request });
      if (id === null) throw new Error('The user has an account already, so there is nothing to request.');
      server.requestIds.push(id);
    }
    return server;
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

/** The icons of the playground. An application without one shows a letter. */
const icons: Record<string, string> = {
  linkedin: new URL('../../apps/playground/public/icons/linkedin.svg', import.meta.url).href,
  salesforce: new URL('../../apps/playground/public/icons/salesforce.svg', import.meta.url).href,
  notion: new URL('../../apps/playground/public/icons/notion.svg', import.meta.url).href,
};

function catalogue({ moreApplications = [] }: LiveOptions) {
  const more = moreApplications.map((name) => ({ id: crypto.randomUUID(), name }));
  const offered = [...demoApplications, ...more];
  return Object.fromEntries(
    offered.map(({ id, name }) => {
      const application = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      return [application, { id, name, iconUrl: icons[application] }];
    }),
  );
}

async function asReply(response: Response): Promise<Reply> {
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}
