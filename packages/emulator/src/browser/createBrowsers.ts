import { ApiError } from '../http/responses.ts';
import type { BrowserLauncher, BrowserProcess } from './BrowserLauncher.ts';
import { createSlots } from './createSlots.ts';
import { openBrowser, type BrowserStart, type OpenBrowser } from './openBrowser.ts';

/** Why a session ended. The emulator's choice of words; Anchor documents none. */
export type SessionEnd =
  /** The API deleted it. */
  | 'deleted'
  /** It reached its maximum duration. */
  | 'max-duration'
  /** It had no CDP client and no viewer for its idle timeout. */
  | 'idle'
  /** A client closed the browser. */
  | 'closed'
  /** The browser stopped unexpectedly. */
  | 'crashed'
  /** The emulator ended all browsers. */
  | 'emulator-closed';

/** When a browser ends by itself. Times are on the emulator's clock. */
interface BrowserLimits {
  /** Milliseconds since 1970; null for never. */
  readonly expiresAt: number | null;
  /** Milliseconds without a CDP client and without a viewer; null for never. */
  readonly idleMs: number | null;
}

/** The browsers of all sessions, by the id of the session. */
export interface Browsers {
  /** Whether sessions have a browser. */
  readonly isOn: boolean;
  /** Starts the browser of a session. Throws an `ApiError` if it does not start, or 429 if too many run. */
  readonly start: (sessionId: string, first: BrowserStart, limits: BrowserLimits) => Promise<void>;
  readonly find: (sessionId: string) => OpenBrowser | undefined;
  /** Counts a CDP client until the returned function is called. `undefined` if the session has no browser. */
  readonly connect: (sessionId: string) => CdpConnection | undefined;
  /** Ends the browser of a session, if it has one. */
  readonly end: (sessionId: string, reason: SessionEnd) => Promise<void>;
  /** Ends all browsers. */
  readonly endAll: () => Promise<void>;
  /** Ends the browsers whose time is over. */
  readonly endDue: () => void;
}

/** A client's connection to the debugging port of a browser. */
export interface CdpConnection {
  /** WebSocket URL of the browser. Only this machine can reach it. */
  readonly debuggingUrl: string;
  /** Ends the connection. Call it once the client has left. */
  readonly close: () => void;
}

interface Running {
  readonly process: BrowserProcess;
  readonly limits: BrowserLimits;
  browser: OpenBrowser | undefined;
  clients: number;
  /** When the last client or viewer left. */
  idleSince: number;
}

interface Options {
  readonly launcher: BrowserLauncher | undefined;
  readonly maxBrowsers: number;
  readonly now: () => number;
  /** Runs when the browser of a session has ended or starts to end. */
  readonly handleEnd: (sessionId: string, reason: SessionEnd) => void;
}

const checkIntervalMs = 1_000;

/** Creates the set of browsers, which is empty at first. */
export function createBrowsers({ launcher, maxBrowsers, now, handleEnd }: Options): Browsers {
  const running = new Map<string, Running>();
  const slots = createSlots(maxBrowsers);
  let generation = 0;

  async function start(sessionId: string, first: BrowserStart, limits: BrowserLimits): Promise<void> {
    if (!launcher) return;
    const startedIn = generation;
    await slots.take();
    const process = await launch(launcher);
    const entry: Running = { process, limits, browser: undefined, clients: 0, idleSince: now() };
    running.set(sessionId, entry);
    const timer = setInterval(endDue, checkIntervalMs);
    void process.exited.then((reason) => {
      clearInterval(timer);
      slots.release();
      void end(sessionId, reason);
    });
    if (startedIn !== generation) await end(sessionId, 'emulator-closed');
    try {
      entry.browser = await openBrowser(process, first, () => markUse(entry));
    } catch (error) {
      await end(sessionId, 'crashed');
      throw failure(error);
    }
  }

  async function launch(from: BrowserLauncher): Promise<BrowserProcess> {
    try {
      return await from.launch();
    } catch (error) {
      slots.release();
      throw failure(error);
    }
  }

  function markUse(entry: Running): void {
    entry.idleSince = now();
  }

  function isIdle({ browser, clients, idleSince, limits }: Running): boolean {
    if (limits.idleMs === null || clients > 0 || (browser && browser.screencast.viewers() > 0)) return false;
    return now() - idleSince >= limits.idleMs;
  }

  function endDue(): void {
    for (const [sessionId, entry] of running) {
      const { expiresAt } = entry.limits;
      if (expiresAt !== null && now() >= expiresAt) void end(sessionId, 'max-duration');
      else if (isIdle(entry)) void end(sessionId, 'idle');
    }
  }

  async function end(sessionId: string, reason: SessionEnd): Promise<void> {
    const entry = running.get(sessionId);
    if (!entry) return;
    running.delete(sessionId);
    handleEnd(sessionId, reason);
    entry.browser?.screencast.end(reason);
    await entry.process.end();
  }

  return {
    isOn: launcher !== undefined,
    start,
    find: (sessionId) => running.get(sessionId)?.browser,
    connect(sessionId) {
      const entry = running.get(sessionId);
      if (!entry) return undefined;
      entry.clients += 1;
      entry.browser?.setHasClient(true);
      return {
        debuggingUrl: entry.process.debuggingUrl,
        close() {
          entry.clients -= 1;
          markUse(entry);
          entry.browser?.setHasClient(entry.clients > 0);
        },
      };
    },
    end,
    async endAll() {
      generation += 1;
      await Promise.all([...running.keys()].map((sessionId) => end(sessionId, 'emulator-closed')));
    },
    endDue,
  };
}

function failure(error: unknown): ApiError {
  return new ApiError(
    500,
    `The browser of the session did not start. ${error instanceof Error ? error.message : ''}`.trim(),
  );
}
