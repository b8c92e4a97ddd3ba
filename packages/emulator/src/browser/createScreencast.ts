import { isRecord, type Fields } from '../http/fields.ts';
import type { Cdp, CdpEvent } from './createCdp.ts';
import type { BrowserPage, Pages } from './createPages.ts';
import { createViewer, type Viewer } from './createViewer.ts';

/** The newest page of a browser as a series of pictures. It runs only while someone watches. */
export interface Screencast {
  /** Returns a stream of server-sent events: `page`, `frame`, `dialog` and `ended`. */
  readonly watch: () => ReadableStream<Uint8Array>;
  /** Shows viewers that a dialog was closed. */
  readonly reportDialog: (message: string) => void;
  /** Returns the number of viewers. */
  readonly viewers: () => number;
  /** Shows the newest page, with its title and address. */
  readonly update: () => void;
  readonly receive: (event: CdpEvent) => void;
  /** Returns the size of the shown page in CSS pixels. */
  readonly size: () => PageSize;
  /** Shows viewers why the session ended, and closes their streams. */
  readonly end: (reason: string) => void;
}

/** Size of a page in CSS pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const format = { format: 'jpeg', quality: 75, maxWidth: 1920, maxHeight: 1200 };

/** Creates a screencast of the newest page. `handleViewers` runs when a viewer comes or leaves. */
export function createScreencast(cdp: Cdp, pages: Pages, handleViewers: () => void): Screencast {
  const viewers = new Set<Viewer>();
  let shown: BrowserPage | undefined;
  let frame: { readonly image: unknown } | undefined;
  let size: PageSize = { width: 0, height: 0 };

  function show(page: BrowserPage | undefined): void {
    if (page?.cdpSession === shown?.cdpSession) return;
    if (shown) cdp.post('Page.stopScreencast', {}, shown.cdpSession);
    shown = page;
    frame = undefined;
    if (page) void start(page);
  }

  // A page that is about to navigate refuses a screencast. `receive` tries again after the navigation.
  async function start(page: BrowserPage): Promise<void> {
    try {
      await cdp.send('Page.startScreencast', format, page.cdpSession);
    } catch {
      if (shown?.cdpSession === page.cdpSession) shown = undefined;
    }
  }

  function update(): void {
    show(viewers.size > 0 ? pages.newest() : undefined);
    for (const viewer of viewers) sendPage(viewer);
  }

  function sendPage(viewer: Viewer): void {
    const page = pages.newest();
    viewer.send('page', {
      title: page?.title ?? '',
      url: page?.url ?? '',
      hasCrashed: page?.hasCrashed ?? false,
    });
  }

  function receiveFrame({ data, metadata, sessionId: frameId }: Fields, session: string): void {
    cdp.post('Page.screencastFrameAck', { sessionId: frameId }, session);
    if (session !== shown?.cdpSession) return;
    if (isRecord(metadata))
      size = { width: Number(metadata['deviceWidth']), height: Number(metadata['deviceHeight']) };
    frame = { image: data };
    for (const viewer of viewers) viewer.send('frame', frame);
  }

  return {
    watch() {
      const viewer = createViewer(() => {
        viewers.delete(viewer);
        update();
        handleViewers();
      });
      viewers.add(viewer);
      if (frame) viewer.send('frame', frame);
      update();
      handleViewers();
      return viewer.stream;
    },
    reportDialog(message) {
      for (const viewer of viewers) viewer.send('dialog', { message });
    },
    viewers: () => viewers.size,
    update,
    receive({ method, params, sessionId }) {
      if (method === 'Page.screencastFrame' && sessionId) receiveFrame(params, sessionId);
      else if (method === 'Page.frameNavigated') update();
    },
    size: () => size,
    end(reason) {
      for (const viewer of viewers) {
        viewer.send('ended', { reason });
        viewer.end();
      }
      viewers.clear();
    },
  };
}
