import { setTimeout as wait } from 'node:timers/promises';
import type { ChatOptions } from './chatRoutes.ts';
import type { SiteScript } from './siteScripts.ts';

/** Works on the demo sites of the emulator. Without a browser on this machine, each job takes 1.2 seconds and has its sample as result. */
export function performOffline(hasBrowser: boolean): ChatOptions['perform'] {
  return async ({ cdpUrl }, { script, sample }, signal) =>
    hasBrowser && script
      ? inTurn(cdpUrl, () => runScript(cdpUrl, script, signal))
      : wait(1_200, sample, { signal });
}

const last = new Map<string, Promise<unknown>>();

/** Runs the scripts of one browser one after another, because calls of one message run at the same time and share its page. */
function inTurn<Result>(cdpUrl: string, run: () => Promise<Result>): Promise<Result> {
  const turn = (last.get(cdpUrl) ?? Promise.resolve()).then(run, run);
  last.set(cdpUrl, turn);
  const forget = () => void (last.get(cdpUrl) === turn && last.delete(cdpUrl));
  turn.then(forget, forget);
  return turn;
}

/** Runs a script in a browser. If the signal aborts, the connection is closed, and what the script does next fails. */
export async function runScript(
  cdpUrl: string,
  script: SiteScript,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  signal?.throwIfAborted();
  const { chromium } = await import('playwright'); // it takes half a second to load
  const browser = await chromium.connectOverCDP(cdpUrl);
  const disconnect = () => void browser.close();
  signal?.addEventListener('abort', disconnect);
  try {
    // The page that the session has opened. A new context would not be signed in.
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The browser has no page.');
    page.setDefaultTimeout(10_000);
    return await script(page);
  } finally {
    signal?.removeEventListener('abort', disconnect);
    await browser.close(); // ends the connection only
  }
}
