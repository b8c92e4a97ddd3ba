import { createWorld, type World } from '../world.fixture.ts';
import { baseUrl, publicUrl, type TestBrowser } from '../browser.fixture.ts';

type Options = Parameters<typeof createWorld>[0];
type Question = Omit<Parameters<World['connect']['request']>[0], 'userId' | 'application'>;

/** A world whose app has a sign-in page, and an open request to Ada. */
export async function askAda(options: Options = {}, question: Question = {}) {
  const world = await createWorld({
    ...options,
    connect: {
      signInUrl: (returnTo, { switchUser }) =>
        `/login?next=${encodeURIComponent(returnTo)}${switchUser ? '&switch=1' : ''}`,
      describeUser: ({ userId }) => `${userId}@example.com`,
      branding: { name: 'Acme' },
      ...options.connect,
    },
  });
  return { world, ...(await askIn(world, question)) };
}

/** Asks Ada for a LinkedIn account. */
export async function askIn(world: World, question: Question = {}) {
  const request = await world.connect.request({ userId: 'ada', application: 'linkedin', ...question });
  if (request.id === null) throw new Error('Ada has connected an account already.');
  const { id } = request;
  const link = world.connect.createLink({ requestId: id });
  return { id, link, path: link.replace(publicUrl, '') };
}

/** Presses a button of the page behind a link. */
export function press(browser: TestBrowser, link: string, fields: Record<string, string>) {
  return browser.submit(link.replace(baseUrl, ''), fields);
}

/** Follows the window from the start link to the hosted page, and from there back. Returns where the window ends. */
export async function signIn(world: World, browser: TestBrowser, begun: Response, account?: string) {
  const started = await browser.navigate(locationOf(begun));
  const token = new URL(locationOf(started)).searchParams.get('token') ?? '';
  const { redirectUrl } = world.emulator.completeSignIn(token, account);
  return browser.navigate(redirectUrl ?? '', { 'sec-fetch-site': 'cross-site' });
}

/** Where a response redirects to. */
export function locationOf(response: Response): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`No redirect, but ${response.status}.`);
  return new URL(location, publicUrl).href;
}

/** The texts of a page, without its tags. */
export async function textOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replace(/^.*<body[^>]*>/s, '')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\n+/g, '\n')
    .trim();
}
