import { isRecord, type Fields } from '../http/fields.ts';
import type { Cdp, CdpEvent } from './createCdp.ts';
import type { BrowserPage, Pages } from './createPages.ts';

/** The pages of a browser as series of pictures. A page is recorded only while someone watches it. */
export interface Screencast {
  /** Returns a stream of server-sent events: `page`, `frame`, `dialog` and `ended`. It shows one page, or else the newest. */
  readonly watch: (pageId?: string) => ReadableStream<Uint8Array>;
  /** Shows viewers that a dialog was closed. */
  readonly reportDialog: (message: string) => void;
  /** Returns the number of viewers. */
  readonly viewers: () => number;
  /** Shows each viewer the page, with its title and address. */
  readonly update: () => void;
  readonly receive: (event: CdpEvent) => void;
  /** Returns the size of a page that is watched. */
  readonly size: (page: BrowserPage) => PageSize;
  /** Shows viewers why the session ended, and closes their streams. */
  readonly end: (reason: string) => void;
}

/** Size of a page in CSS pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A person who watches a browser: a stream of server-sent events. */
interface Viewer {
  readonly stream: ReadableStream<Uint8Array>;
  /** Sends an event. It replaces an earlier event of this name that the viewer has not received yet. */
  readonly send: (name: string, data: unknown) => void;
  /** Ends the stream after the waiting events. */
  readonly end: () => void;
}

const format = { format: 'jpeg', quality: 75, maxWidth: 1920, maxHeight: 1200 };

/** What a page that is watched looks like. */
interface Recording {
  image: unknown;
  size: PageSize;
}

/** Creates a screencast. `handleViewers` runs when a viewer comes or leaves. */
export function createScreencast(cdp: Cdp, pages: Pages, handleViewers: () => void): Screencast {
  /** The viewers, with the id of their page; undefined for the newest. */
  const viewers = new Map<Viewer, string | undefined>();
  /** The pages that are watched, by the CDP session of the page. */
  const recordings = new Map<string, Recording>();

  // A page that is about to navigate refuses a screencast. `receive` tries again after the navigation.
  async function start(page: BrowserPage): Promise<void> {
    recordings.set(page.cdpSession, { image: undefined, size: { width: 0, height: 0 } });
    try {
      await cdp.send('Page.startScreencast', format, page.cdpSession);
    } catch {
      recordings.delete(page.cdpSession);
    }
  }

  function update(): void {
    const watched = new Map(
      [...viewers.values()].flatMap((id) => {
        const page = pages.find(id);
        return page ? [[page.cdpSession, page] as const] : [];
      }),
    );
    for (const session of recordings.keys()) {
      if (watched.has(session)) continue;
      recordings.delete(session);
      cdp.post('Page.stopScreencast', {}, session);
    }
    for (const [session, page] of watched) if (!recordings.has(session)) void start(page);
    for (const [viewer, id] of viewers) sendPage(viewer, pages.find(id));
  }

  function sendPage(viewer: Viewer, page: BrowserPage | undefined): void {
    viewer.send('page', {
      title: page?.title ?? '',
      url: page?.url ?? '',
      hasCrashed: page?.hasCrashed ?? false,
    });
    const image = page && recordings.get(page.cdpSession)?.image;
    if (image !== undefined) viewer.send('frame', { image });
  }

  function receiveFrame({ data, metadata, sessionId: frameId }: Fields, session: string): void {
    cdp.post('Page.screencastFrameAck', { sessionId: frameId }, session);
    const recording = recordings.get(session);
    if (!recording) return;
    if (isRecord(metadata))
      recording.size = { width: Number(metadata['deviceWidth']), height: Number(metadata['deviceHeight']) };
    recording.image = data;
    for (const [viewer, id] of viewers)
      if (pages.find(id)?.cdpSession === session) viewer.send('frame', { image: data });
  }

  return {
    watch(pageId) {
      const viewer = createViewer(() => {
        viewers.delete(viewer);
        update();
        handleViewers();
      });
      viewers.set(viewer, pageId);
      update();
      handleViewers();
      return viewer.stream;
    },
    reportDialog(message) {
      for (const viewer of viewers.keys()) viewer.send('dialog', { message });
    },
    viewers: () => viewers.size,
    update,
    receive({ method, params, sessionId }) {
      if (method === 'Page.screencastFrame' && sessionId) receiveFrame(params, sessionId);
      else if (method === 'Page.frameNavigated') update();
    },
    size: ({ cdpSession }) => recordings.get(cdpSession)?.size ?? { width: 0, height: 0 },
    end(reason) {
      for (const viewer of viewers.keys()) {
        viewer.send('ended', { reason });
        viewer.end();
      }
      viewers.clear();
    },
  };
}

// `handleLeave` runs when the viewer closes the stream.
function createViewer(handleLeave: () => void): Viewer {
  const encoder = new TextEncoder();
  const waiting = new Map<string, string>();
  let hasEnded = false;
  let wake: (() => void) | undefined;

  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (waiting.size === 0 && !hasEnded)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const events = [...waiting].map(([name, data]) => `event: ${name}\ndata: ${data}\n\n`);
      waiting.clear();
      if (events.length > 0) controller.enqueue(encoder.encode(events.join('')));
      if (hasEnded) controller.close();
    },
    cancel() {
      hasEnded = true;
      wake?.();
      handleLeave();
    },
  });

  return {
    stream,
    send(name, data) {
      waiting.set(name, JSON.stringify(data));
      wake?.();
    },
    end() {
      hasEnded = true;
      wake?.();
    },
  };
}
