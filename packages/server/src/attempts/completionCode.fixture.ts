import { isRecord, parseReturnLink } from '@kit/protocol';
import type { TestBrowser } from '../browser.fixture.ts';
import type { Arrival, World } from '../world.fixture.ts';

export const returnTo = 'com.example.app:/connected';
/** What the app passes to `createConnect`. */
export const connect = { returnLinks: [returnTo] };

export const frame = { application: 'linkedin', mode: 'frame' };
export const native = { application: 'linkedin', mode: 'native', returnTo };

/** The two modes with a completion code, each with the body that creates an attempt. */
export const modes = [
  ['frame', frame],
  ['native', native],
] as const;

/** A sign-in whose result was handed over to the app. */
export interface Handed extends Arrival {
  secret: string;
  completionCode: string;
  response: Response;
}

/** What the app sends to connect the account. */
export const confirm = (app: TestBrowser, attemptId: string, body: object) =>
  app.call('POST', `/attempts/${attemptId}/confirm`, body);

/** The return link that a callback opens: by a redirect, or in its page for a custom scheme. */
export async function linkIn(response: Response): Promise<string | null> {
  const [, link] = /href="(com\.example\.app:[^"]*)"/.exec(await response.clone().text()) ?? [];
  return link?.replaceAll('&amp;', '&') ?? response.headers.get('location');
}

/** The completion code that a callback hands over, in its page or in a return link. */
export async function codeIn(response: Response): Promise<string | undefined> {
  const link = await linkIn(response);
  if (link) return parseReturnLink(link)?.completionCode;
  const [, json = '{}'] = /id="relay">(.*?)<\/script>/.exec(await response.clone().text()) ?? [];
  const data: unknown = JSON.parse(json);
  return isRecord(data) && typeof data.completionCode === 'string' ? data.completionCode : undefined;
}

/** Opens a start link from a page and signs in on the hosted page; stops before the callback. */
export async function signIn(world: World, browser: TestBrowser, startUrl: string) {
  const started = await browser.navigate(`${startUrl}?opener`);
  const token = new URL(started.headers.get('location') ?? 'about:blank').searchParams.get('token') ?? '';
  const { identityId, redirectUrl } = world.emulator.completeSignIn(token);
  const callbackUrl = redirectUrl ?? '';
  return { token, identityId, callbackUrl, state: new URL(callbackUrl).pathname.split('/').at(-1) ?? '' };
}

/** Creates an attempt in the app, and signs in with another browser, which has no session of the app. */
export async function handOver(
  world: World,
  app: TestBrowser,
  body: Record<string, unknown>,
  signingIn = world.browser(),
): Promise<Handed> {
  const created = await app.begin(body);
  const arrival = await signIn(world, signingIn, created.startUrl);
  const response = await signingIn.navigate(arrival.callbackUrl, { 'sec-fetch-site': 'cross-site' });
  const completionCode = (await codeIn(response)) ?? '';
  return { ...created, ...arrival, secret: created.secret ?? '', completionCode, response };
}
