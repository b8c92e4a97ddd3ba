import type { BrowserLauncher, BrowserProcess } from './BrowserLauncher.ts';

/** A launcher that starts the next browser early. */
interface SpareLauncher extends BrowserLauncher {
  /** Ends the browser that no session has used. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a browser as soon as another one has ended, so the next session does not wait for it. No browser is used twice. Nothing is started
 * before the first session, because not every test has one.
 */
export function keepSpare(launcher: BrowserLauncher): SpareLauncher {
  let spare: Promise<BrowserProcess | undefined> | undefined;
  let isClosed = false;

  function prepare(): void {
    if (isClosed || spare) return;
    // If it does not start, the next session starts its own, and reports why that fails.
    const started = launcher.launch().catch(() => undefined);
    spare = started;
    void started.then(async (browser) => {
      await browser?.exited;
      if (spare === started) spare = undefined;
    });
  }

  return {
    async launch() {
      const prepared = spare;
      spare = undefined;
      const browser = (await prepared) ?? (await launcher.launch());
      void browser.exited.then(prepare);
      return browser;
    },
    async close() {
      isClosed = true;
      await (await spare)?.end();
    },
  };
}
