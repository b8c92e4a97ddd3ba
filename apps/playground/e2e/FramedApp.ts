import type { Frame, Page } from '@playwright/test';
import { addFrame, expect, popupOf, type RemoteWorld } from './test.ts';
import type { WorldAddresses } from './world/World.ts';

// The app in a frame of another site.

/** How the app in the frame knows its user: by a partitioned cookie, or by a token that the page adds to its requests. */
export const sessions = ['cookie', 'token'] as const;
type Session = (typeof sessions)[number];

export interface Given {
  page: Page;
  addresses: WorldAddresses;
  world: RemoteWorld;
}

export interface FrameOptions {
  session?: Session;
  /** The pages around the frame, from the outside in. @default one of another site */
  around?: string[];
  sandbox?: string;
  /** Whether the user has signed in to the app in a tab, too. */
  isSignedIn?: boolean;
  /** More headers of the app's pages. */
  headers?: Record<string, string>;
}

/** Signs a user in to the app in a tab, in place of the one before. */
export async function signInToTab(page: Page, app: string, userId: string): Promise<void> {
  const cookie = { name: 'demo_user', value: userId, url: app };
  await page.context().addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Lax' }]);
}

const style = 'position:fixed;inset:0;width:100%;height:100%;border:0;background:#fff';

/** Opens pages in each other, from the outside in. Returns the innermost. */
export async function openAround(page: Page, [top = '', ...inner]: string[]): Promise<Frame> {
  await page.goto(top);
  let frame = page.mainFrame();
  for (const src of inner) frame = await addFrame(frame, { src, style });
  return frame;
}

/** Opens a page of another site that frames the app. */
export async function openFramed(
  { page, addresses, world }: Given,
  options: FrameOptions = {},
): Promise<Frame> {
  const { framedApp, anchor } = addresses;
  const { session = 'cookie', sandbox, isSignedIn = false, around = [addresses.evil] } = options;
  const attributes = 'Path=/; Secure; HttpOnly; SameSite=None; Partitioned';
  const cookie = session === 'cookie' && { 'set-cookie': `demo_user=user-a; ${attributes}` };
  await world.setHeaders('page', { ...cookie, ...options.headers });
  if (isSignedIn) await signInToTab(page, framedApp, 'user-a');
  const parent = await openAround(page, around);
  const settings = new URLSearchParams({ hostedOrigin: anchor, returnTo: '/chat' });
  if (session === 'token') settings.set('token', 'user-a');
  return addFrame(parent, {
    src: `${framedApp}/e2e/page/framed.html?${settings}`,
    style,
    ...(sandbox !== undefined && { sandbox }),
  });
}

export const connectButton = (frame: Frame) =>
  frame.locator('[data-part="button"]').filter({ hasText: 'LinkedIn' });
const rows = (frame: Frame) => frame.locator('[data-part="row"]');
export const outcomes = (frame: Frame) => frame.getByRole('list', { name: 'Outcomes' }).getByRole('listitem');
export const tabLink = (frame: Frame) => frame.getByRole('link', { name: /Open in a new tab/ });
export const address = (frame: Frame) => frame.getByRole('textbox', { name: /copy this address/ });

/** Presses the button and returns the popup once it shows the hosted page. */
export const openPopup = (page: Page, frame: Frame): Promise<Page> =>
  popupOf(page, () => connectButton(frame).click());

/** Presses the button so slowly that the attempt exists before the click. The popup then opens on the sign-in directly. */
export async function openPrepared(page: Page, frame: Frame): Promise<Page> {
  const popup = await pressSlowly(page, frame);
  await popup.waitForURL(/\/identity\/create\?token=/);
  return popup;
}

/** Presses the button as {@link openPrepared} does, and returns the popup as soon as it is open. */
export async function pressSlowly(page: Page, frame: Frame): Promise<Page> {
  const created = page.waitForResponse(/\/attempts$/);
  await connectButton(frame).hover();
  await page.mouse.down();
  await (await created).finished();
  const opened = page.context().waitForEvent('page');
  await page.mouse.up();
  return opened;
}

export async function expectConnected(frame: Frame, world: RemoteWorld): Promise<void> {
  await expect(outcomes(frame)).toHaveText(['connected']);
  await expect(rows(frame)).toHaveCount(1);
  expect((await world.observe()).connections).toMatchObject([{ userId: 'user-a' }]);
  expect(frame.isDetached()).toBe(false);
}
