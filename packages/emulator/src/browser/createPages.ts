import { isRecord, type Fields } from '../http/fields.ts';
import type { Cdp, CdpEvent } from './createCdp.ts';

/** A page of a browser: a tab or a popup. */
export interface BrowserPage {
  /** Target id of CDP. */
  readonly id: string;
  readonly cdpSession: string;
  readonly title: string;
  readonly url: string;
  readonly hasCrashed: boolean;
  /** The open dialog; null if there is none. */
  readonly dialog: { readonly type: string; readonly message: string } | null;
}

/** The pages of a browser, oldest first. */
export interface Pages {
  readonly list: () => readonly BrowserPage[];
  readonly newest: () => BrowserPage | undefined;
  /** Returns the page with this id; the newest one without an id. */
  readonly find: (id: string | undefined) => BrowserPage | undefined;
  /** Updates the pages with an event of CDP. */
  readonly receive: (event: CdpEvent) => void;
  /** Reads titles and URLs again. The browser reports a new title late. */
  readonly refresh: () => Promise<void>;
  /** Closes open dialogs, and returns their messages. Without an answer, a dialog would stop its page. */
  readonly dismissDialogs: () => readonly string[];
}

/** Creates an empty list of pages. `handleChange` runs after each change. */
export function createPages(cdp: Cdp, handleChange: () => void): Pages {
  const pages = new Map<string, BrowserPage>();

  function add({ sessionId, targetInfo }: Fields): void {
    if (typeof sessionId !== 'string' || !isRecord(targetInfo)) return;
    const { targetId, title, url } = targetInfo;
    const id = String(targetId);
    // Only the first attachment is used. `Page.enable` reports dialogs, which nothing else can close.
    if (!pages.has(id))
      pages.set(id, {
        id,
        cdpSession: sessionId,
        title: String(title),
        url: String(url),
        hasCrashed: false,
        dialog: null,
      });
    cdp.post('Page.enable', {}, sessionId);
    cdp.post('Runtime.runIfWaitingForDebugger', {}, sessionId);
  }

  function change(page: BrowserPage | undefined, changes: Partial<BrowserPage>): void {
    if (page) pages.set(page.id, { ...page, ...changes });
  }

  const newest = (): BrowserPage | undefined => [...pages.values()].at(-1);

  function remove(id: string): void {
    const page = pages.get(id);
    pages.delete(id);
    if (page) cdp.abandon(page.cdpSession, 'The page was closed.');
  }

  function markCrash(page: BrowserPage | undefined): void {
    change(page, { hasCrashed: true });
    if (page) cdp.abandon(page.cdpSession, 'The page has crashed.');
  }

  function changeInfo(targetInfo: unknown): void {
    if (!isRecord(targetInfo)) return;
    const { targetId, title, url } = targetInfo;
    change(pages.get(String(targetId)), { title: String(title), url: String(url) });
  }

  async function refresh(): Promise<void> {
    const { targetInfos } = await cdp.send('Target.getTargets');
    for (const targetInfo of Array.isArray(targetInfos) ? targetInfos : []) changeInfo(targetInfo);
  }

  function receive({ method, params, sessionId }: CdpEvent): void {
    const { targetInfo, targetId, type, message } = params;
    const ofSession = [...pages.values()].find(({ cdpSession }) => cdpSession === sessionId);
    if (method === 'Target.attachedToTarget') add(params);
    else if (method === 'Target.targetInfoChanged') changeInfo(targetInfo);
    else if (method === 'Page.loadEventFired') void refresh().then(handleChange, () => {});
    else if (method === 'Target.targetDestroyed') remove(String(targetId));
    else if (method === 'Target.targetCrashed') markCrash(pages.get(String(targetId)));
    else if (method === 'Inspector.targetReloadedAfterCrash') change(ofSession, { hasCrashed: false });
    else if (method === 'Page.javascriptDialogOpening')
      change(ofSession, { dialog: { type: String(type), message: String(message) } });
    else if (method === 'Page.javascriptDialogClosed') change(ofSession, { dialog: null });
    else return;
    handleChange();
  }

  return {
    list: () => [...pages.values()],
    newest,
    find: (id) => (id === undefined ? newest() : pages.get(id)),
    receive,
    refresh,
    dismissDialogs() {
      return [...pages.values()].flatMap((page) => {
        const { dialog, cdpSession } = page;
        if (!dialog) return [];
        // Otherwise no one could leave a page that asks whether to leave it.
        const accept = dialog.type === 'beforeunload';
        cdp.post('Page.handleJavaScriptDialog', { accept }, cdpSession);
        change(page, { dialog: null });
        return dialog.message;
      });
    },
  };
}
