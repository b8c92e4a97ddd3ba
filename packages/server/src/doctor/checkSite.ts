import { isLoopback, pathTo, type ErrorCode, type RouteName } from '@kit/protocol';
import { cookieName } from '../request/checkSource.ts';
import { randomToken } from '../request/crypto.ts';
import {
  checkHeaders,
  describeReached,
  findInterference,
  NoResponse,
  type Answer,
  type Probe,
} from './probe.ts';
import { checkAppOrigins } from './checkAppOrigins.ts';
import { checkPost, checkWebhook, type WebhookSite } from './checkPosts.ts';
import { createFinding, type Finding } from './findings.ts';
import { readPageBase } from '../pages/page.ts';

/** The app, as seen from outside. */
export interface Site {
  origin: string;
  /** Where the handler is mounted, without a trailing slash. */
  baseUrl: string;
  /** The origins of the app's pages, if they are elsewhere. */
  appOrigins?: readonly string[] | undefined;
  /** Absent if the secrets are unknown. */
  webhook?: WebhookSite;
}

// The headers of a window that Anchor redirects back.
const navigation = {
  accept: 'text/html,application/xhtml+xml',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'upgrade-insecure-requests': '1',
};

// `not_a_navigation` if `fetch` cannot set the headers of a navigation.
const refusals: ErrorCode[] = ['wrong_browser', 'not_a_navigation'];

/** Sends requests to the public address of the app. None of them has an effect. */
export async function checkSite(site: Site, probe: Probe): Promise<Finding[]> {
  const navigate = (route: RouteName, from: string) => {
    const url = site.baseUrl + pathTo(route, randomToken());
    return () => probe('GET', url, { ...navigation, 'sec-fetch-site': from });
  };
  const comeBack = navigate('receiveCallback', 'cross-site');

  const arrival = await comeBack().catch(toNoResponse);
  if (arrival instanceof NoResponse) return [describeUnreachable(site, arrival)];
  const callback = 'GET /callback/…';
  const groups = await Promise.all([
    checkCache(callback, arrival, comeBack),
    checkRoute('GET /start/…', async (route) =>
      checkPage(site, route, await navigate('startAttempt', 'none')()),
    ),
    checkRoute('POST /attempts', (route) => checkPost(site, probe, route)),
    checkAppOrigins(site, probe),
    checkRoute('POST /webhooks/anchor', (route) => checkWebhook(site, probe, route)),
  ]);
  return [
    ...describeAddress(site.origin),
    ...checkPage(site, callback, arrival),
    ...groups.flat(),
    describeCookie(site.origin),
  ];
}

function checkPage({ baseUrl }: Site, route: string, answer: Answer): Finding[] {
  const obstacle = findInterference(route, answer, refusals);
  if (obstacle) return [obstacle];
  const list = [...describeReached(route, answer), ...checkHeaders(route, answer, 'page')];
  const { pathname } = new URL(baseUrl);
  const basePath = readPageBase(answer.body);
  if (basePath !== undefined && basePath !== pathname)
    list.push(createFinding('base_path_differs', `${route} is at ${pathname}, but basePath is ${basePath}.`));
  return list;
}

// Each page has its own reference, so two identical pages are one that was cached.
async function checkCache(route: string, first: Answer, again: () => Promise<Answer>): Promise<Finding[]> {
  if (findInterference(route, first, refusals)) return [];
  const second = await again().catch(toNoResponse);
  const isKept = !(second instanceof NoResponse) && second.body === first.body;
  return isKept ? [createFinding('route_cached', `${route} returned the same page twice.`)] : [];
}

async function checkRoute(route: string, examine: (route: string) => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await examine(route);
  } catch (error) {
    return [createFinding('route_silent', `${route} received no response: ${toNoResponse(error).message}.`)];
  }
}

function toNoResponse(error: unknown): NoResponse {
  if (!(error instanceof NoResponse)) throw error;
  return error;
}

function describeUnreachable({ origin }: Site, { message, isUnresolved }: NoResponse): Finding {
  if (isUnresolved)
    return createFinding('url_unresolved', `The host of ${origin} has no address (${message}).`);
  return createFinding('url_unreachable', `${origin} does not respond: ${message}.`);
}

function describeAddress(origin: string): Finding[] {
  const { protocol, hostname } = new URL(origin);
  const list = [createFinding('url_reached', `${origin} responds.`)];
  if (protocol === 'https:') return list;
  list.push(
    isLoopback(hostname)
      ? createFinding('url_loopback', `${origin} is on this machine only.`)
      : createFinding('url_insecure', `${origin} is not https.`),
  );
  return list;
}

function describeCookie(origin: string): Finding {
  const isSecure = origin.startsWith('https:');
  const cookie = `${cookieName({ isSecure })};${isSecure ? ' Secure;' : ''} HttpOnly; SameSite=Lax; Path=/`;
  return createFinding('cookie_planned', `The binding cookie is ${cookie}.`);
}
