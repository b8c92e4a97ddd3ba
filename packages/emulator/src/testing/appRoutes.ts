import type { APIResponse, Page } from '@playwright/test';
import { isRecord } from '../http/fields.ts';

/** A connection, as the app's server describes it to its page. */
export interface ConnectionView {
  /** The kit's id of the connection. */
  readonly id: string;
  /** The application, as a key of `createConnect({ applications })`. */
  readonly application: string;
  /** Name of the account. */
  readonly accountName: string;
  /** `connected`, `pending`, `needs_attention` or `unknown`. */
  readonly status: string;
}

// One app in each worker. A matcher receives no fixtures, so the fixture stores the path here.
let basePath = '/api/connect';

/** Sets where the app serves the kit's handler. */
export function setBasePath(path: string): void {
  basePath = path.replace(/\/$/, '');
}

/**
 * Returns the address of a route of the kit in the app that a page shows. Without such a page, it is relative to the `baseURL` of
 * Playwright.
 */
export function routeOf(page: Page, path: string): string {
  const { origin } = new URL(page.url());
  return `${origin === 'null' ? '' : origin}${basePath}${path}`;
}

/** Returns the connections of the page's user. Throws an `Error` if the app's server does not return them. */
export async function readConnections(page: Page): Promise<readonly ConnectionView[]> {
  const response = await page.request.get(routeOf(page, '/connections'));
  const { connections } = await readJson(response);
  if (!Array.isArray(connections)) throw new Error(`${response.url()} returned no connections.`);
  return connections.map(toView);
}

/** Connects an account for the page's user through the routes of the app, as its page would. */
export async function connectByRequests(
  page: Page,
  application: string,
  finishSignIn: (token: string) => string | null,
): Promise<ConnectionView> {
  const { request } = page;
  const created = await request.post(routeOf(page, '/attempts'), {
    data: { application },
    // The page's own requests have this header, which scripts of other sites cannot set.
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const { attemptId, startUrl } = await readJson(created);
  const start = await request.get(new URL(String(startUrl), created.url()).href, { maxRedirects: 0 });
  const hosted = start.headers()['location'];
  if (hosted === undefined) throw await refusalOf(start);
  const callback = finishSignIn(new URL(hosted).searchParams.get('token') ?? '');
  if (callback === null) throw new Error('The sign-in has no callback.');
  await request.get(callback, { maxRedirects: 0 });
  const attempt = await readJson(await request.get(`${created.url()}/${String(attemptId)}`));
  if (attempt['status'] === 'connected') return toView(attempt['connection']);
  throw new Error(`The attempt was not connected: ${JSON.stringify(attempt)}`);
}

function toView(value: unknown): ConnectionView {
  const { id, application, accountName, status } = isRecord(value) ? value : {};
  return {
    id: String(id),
    application: String(application),
    accountName: String(accountName),
    status: String(status),
  };
}

async function readJson(response: APIResponse): Promise<Record<string, unknown>> {
  const isJson = response.headers()['content-type']?.startsWith('application/json') === true;
  if (!response.ok() || !isJson) throw await refusalOf(response);
  const body: unknown = await response.json();
  return isRecord(body) ? body : {};
}

async function refusalOf(response: APIResponse): Promise<Error> {
  const text = await response.text();
  const [, message = text.slice(0, 200)] = /"message":\s*"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return new Error(`${response.url()} returned ${response.status()}: ${message}`);
}
