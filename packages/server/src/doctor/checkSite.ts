import { isLoopback, pathTo, type ErrorCode, type RouteName } from '@kit/protocol';
import { randomToken } from '../request/crypto.ts';
import { checkHeaders } from './probe.ts';
import { NoAnswer, type Answer, type Probe } from './probe.ts';
import { examinePost } from './checkPosts.ts';
import { examineWebhook, type WebhookSite } from './checkPosts.ts';
import { found, type Finding } from './findings.ts';
import { findObstacle, reached } from './probe.ts';
import { readPageBase } from '../pages/page.ts';

/** The app as it is seen from outside. */
export interface Site {
  origin: string;
  /** Where the handler is mounted, without a slash at the end. */
  baseUrl: string;
  /** Absent where the secrets are not known. */
  webhook?: WebhookSite;
}

/** What a window sends that Anchor has sent back. */
const navigation = {
  accept: 'text/html,application/xhtml+xml',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'upgrade-insecure-requests': '1',
};

/** The first refuses whoever did not start; the second is for a `fetch` that may not call itself a navigation. */
const refusals: ErrorCode[] = ['wrong_browser', 'not_a_navigation'];

/** Asks the app from outside, by its public address. Nothing it sends has an effect. */
export async function examineSite(site: Site, probe: Probe): Promise<Finding[]> {
  const navigate = (route: RouteName, from: string) => {
    const url = site.baseUrl + pathTo(route, randomToken());
    return () => probe('GET', url, { ...navigation, 'sec-fetch-site': from });
  };
  const comeBack = navigate('receiveCallback', 'cross-site');

  const arrival = await comeBack().catch(toSilence);
  if (arrival instanceof NoAnswer) return [unreached(site, arrival)];
  const callback = 'GET /callback/…';
  const groups = await Promise.all([
    examineCache(callback, arrival, comeBack),
    answered('GET /start/…', async (route) =>
      examinePage(site, route, await navigate('startAttempt', 'same-origin')()),
    ),
    answered('POST /attempts', (route) => examinePost(site, probe, route)),
    answered('POST /webhooks/anchor', (route) => examineWebhook(site, probe, route)),
  ]);
  return [
    ...judgeAddress(site.origin),
    ...examinePage(site, callback, arrival),
    ...groups.flat(),
    planCookie(site.origin),
  ];
}

function examinePage({ baseUrl }: Site, route: string, answer: Answer): Finding[] {
  const obstacle = findObstacle(route, answer, refusals);
  if (obstacle) return [obstacle];
  const list = [...reached(route, answer), ...checkHeaders(route, answer, 'page')];
  const { pathname } = new URL(baseUrl);
  const basePath = readPageBase(answer.body);
  if (basePath !== undefined && basePath !== pathname)
    list.push(found('base_path_differs', `${route} is answered at ${pathname}; basePath is ${basePath}.`));
  return list;
}

/** Each of our pages has a reference of its own, so two that are alike are one that was kept. */
async function examineCache(route: string, first: Answer, again: () => Promise<Answer>): Promise<Finding[]> {
  if (findObstacle(route, first, refusals)) return [];
  const second = await again().catch(toSilence);
  const isKept = !(second instanceof NoAnswer) && second.body === first.body;
  return isKept ? [found('route_cached', `${route} was answered twice with one and the same page.`)] : [];
}

async function answered(route: string, examine: (route: string) => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await examine(route);
  } catch (error) {
    return [found('route_silent', `${route} got no answer: ${toSilence(error).message}.`)];
  }
}

function toSilence(error: unknown): NoAnswer {
  if (!(error instanceof NoAnswer)) throw error;
  return error;
}

function unreached({ origin }: Site, { message, isUnresolved }: NoAnswer): Finding {
  if (isUnresolved) return found('url_unresolved', `The host of ${origin} has no address (${message}).`);
  return found('url_unreachable', `${origin} does not answer: ${message}.`);
}

function judgeAddress(origin: string): Finding[] {
  const { protocol, hostname } = new URL(origin);
  const list = [found('url_reached', `${origin} answers.`)];
  if (protocol === 'https:') return list;
  list.push(
    isLoopback(hostname)
      ? found('url_loopback', `${origin} is this machine alone.`)
      : found('url_insecure', `${origin} is not https.`),
  );
  return list;
}

function planCookie(origin: string): Finding {
  const cookie = origin.startsWith('https:')
    ? '__Host-connect; Secure; HttpOnly; SameSite=Lax; Path=/'
    : 'connect; HttpOnly; SameSite=Lax; Path=/';
  return found('cookie_planned', `The binding cookie is ${cookie}.`);
}
