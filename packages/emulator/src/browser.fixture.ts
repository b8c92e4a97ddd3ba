import { createServer, type IncomingMessage } from 'node:http';
import { chromium, type Browser, type Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { findChromium } from './chromium/findChromium.ts';
import { createEmulator } from './createEmulator.ts';
import { demoApiKey, demoApplications } from './demo.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { isRecord } from './http/fields.ts';
import { listen } from './server/listen.ts';

/** A session of the API. */
export interface Session {
  readonly id: string;
  readonly cdpUrl: string;
  readonly liveUrl: string;
}

/** An emulator with browsers, served over HTTP. */
export interface BrowserWorld {
  readonly emulator: Emulator;
  readonly url: string;
  readonly close: () => Promise<void>;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** Creates a session that is signed in as this account on the demo network. */
  readonly createSession: (account: string, body?: object) => Promise<Session>;
}

/** Starts an emulator with browsers. It is closed after the test. */
export async function createBrowserWorld(options: EmulatorOptions = {}): Promise<BrowserWorld> {
  const emulator = createEmulator({ browsers: findChromium(), ...options });
  const { url, close } = await listen(emulator, { port: 0 });
  onTestFinished(close);
  const call: BrowserWorld['call'] = (method, path, body) =>
    fetch(url + path, {
      method,
      headers: { 'anchor-api-key': demoApiKey },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    emulator,
    url,
    close,
    call,
    async createSession(account, body = {}) {
      const { id } = emulator.seedIdentity({ applicationId: demoApplications[0]?.id ?? '', name: account });
      const response = await call('POST', '/v1/sessions', { identities: [{ id }], ...body });
      return readSession(await response.json());
    },
  };
}

/** Reads the response that creates a session. */
export function readSession(body: unknown): Session {
  const data = isRecord(body) && isRecord(body['data']) ? body['data'] : {};
  return { id: String(data['id']), cdpUrl: String(data['cdp_url']), liveUrl: String(data['live_view_url']) };
}

/** Connects Playwright to a session, until the end of the test. */
export async function connectPlaywright(cdpUrl: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.connectOverCDP(cdpUrl);
  onTestFinished(() => browser.close());
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('The browser has no page.');
  return { browser, page };
}

/** Reads server-sent events until one fulfills the condition, and returns it. */
export async function waitForEvent(
  response: Response,
  isExpected: (event: string, data: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, name = '', data = '{}'] = /^event: (.*)\ndata: (.*)$/.exec(event) ?? [];
      const value: unknown = JSON.parse(data);
      if (isRecord(value) && isExpected(name, value)) return value;
    }
  }
  throw new Error('The stream ended before the event.');
}

/** Opens a live view without a browser, and returns the addresses that its page uses. */
export async function openLive({
  liveUrl,
}: Pick<Session, 'liveUrl'>): Promise<{ page: string; events: string; input: string }> {
  const page = await (await fetch(liveUrl)).text();
  const read = (name: string): string => {
    const path = new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? '';
    return new URL(path.replaceAll('&#38;', '&'), liveUrl).href;
  };
  return { page, events: read('events'), input: read('input') };
}

/** Serves pages until the end of the test, and returns their origin. Other paths have a text, and `/download` is a file. */
export async function serve(
  pages: Readonly<Record<string, string>>,
  receive: (request: IncomingMessage) => void = () => {},
): Promise<string> {
  const server = createServer((request, response) => {
    receive(request);
    const download = { 'content-disposition': 'attachment; filename=file.txt' };
    response.writeHead(200, {
      'content-type': 'text/html',
      ...(request.url === '/download' && download),
    });
    response.end(pages[request.url ?? ''] ?? 'text');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}
