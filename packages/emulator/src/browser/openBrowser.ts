import { wait } from '../http/wait.ts';
import type { BrowserProcess } from './BrowserLauncher.ts';
import { createCdp, type Cdp } from './createCdp.ts';
import { createPages, type Pages } from './createPages.ts';
import { createScreencast, type PageSize, type Screencast } from './createScreencast.ts';

/** A cookie, as in the CDP command `Storage.setCookies`. */
interface BrowserCookie {
  readonly name: string;
  readonly value: string;
  readonly url: string;
  readonly httpOnly: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
}

/** How a session's browser starts. */
export interface BrowserStart {
  readonly url: string;
  readonly cookies: readonly BrowserCookie[];
  readonly viewport: PageSize;
}

/** The browser of a session. */
export interface OpenBrowser {
  /** WebSocket URL for CDP clients. Only this machine can reach it. */
  readonly debuggingUrl: string;
  readonly cdp: Cdp;
  readonly pages: Pages;
  readonly screencast: Screencast;
  /** Whether a client of the debugging port handles dialogs. Otherwise they are closed, also while the client connects. */
  readonly setHasClient: (hasClient: boolean) => void;
}

// A site that does not respond keeps its page loading. The session starts anyway.
const navigationMs = 3_000;
// A client that is still connecting does not learn of a dialog, and waits for a page that waits for its dialog.
const connectingMs = 5_000;
const answerMs = 1_000;

/** Sets cookies and opens the first page. `handleViewers` runs when a viewer of the live view comes or leaves. */
export async function openBrowser(
  process: BrowserProcess,
  { url, cookies, viewport }: BrowserStart,
  handleViewers: () => void,
): Promise<OpenBrowser> {
  let hasClient = false;
  let connectingUntil = 0;
  const cdp = createCdp(process, (event) => {
    pages.receive(event);
    screencast.receive(event);
  });
  const pages = createPages(cdp, () => {
    if (!hasClient) dismissDialogs();
    else if (Date.now() < connectingUntil && pages.list().some(({ dialog }) => dialog))
      setTimeout(dismissDialogs, answerMs);
    screencast.update();
  });
  const screencast = createScreencast(cdp, pages, handleViewers);
  function dismissDialogs(): void {
    for (const message of pages.dismissDialogs()) screencast.reportDialog(message);
  }

  await cdp.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  if (cookies.length > 0) await cdp.send('Storage.setCookies', { cookies });
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    flatten: true,
    waitForDebuggerOnStart: true,
    filter: [{ type: 'page' }],
  });
  const page = pages.newest();
  if (!page) throw new Error('The browser has no page.');
  const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: page.id });
  await cdp.send('Browser.setContentsSize', { windowId, ...viewport });
  await navigate(cdp, url, page.cdpSession);

  return {
    debuggingUrl: process.debuggingUrl,
    cdp,
    pages,
    screencast,
    setHasClient(value) {
      hasClient = value;
      if (value) connectingUntil = Date.now() + connectingMs;
      else dismissDialogs();
    },
  };
}

async function navigate(cdp: Cdp, url: string, session: string): Promise<void> {
  const stop = new AbortController();
  const navigation = cdp.send('Page.navigate', { url }, session).finally(() => stop.abort());
  await Promise.race([navigation, wait(navigationMs, stop.signal)]).catch(() => {});
}
