import { ApiError } from '../http/responses.ts';
import type { BrowserLauncher, BrowserProcess } from './BrowserLauncher.ts';
import { createSlots } from './createSlots.ts';
import { openBrowser, type BrowserStart, type OpenBrowser } from './openBrowser.ts';

/** Why a session ended. The emulator's choice of words; Anchor documents none. */
export type SessionEndReason =
  /** The API deleted it. */
  | 'deleted'
  /** It reached its maximum duration. */
  | 'max-duration'
  /** It had no CDP client, no task and no viewer for its idle timeout. */
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
  /** Milliseconds without a CDP client, a task and a viewer; null for never. */
  readonly idleMs: number | null;
}

/** The browsers of all sessions, by the id of the session. */
export interface Browsers {
  /** Whether sessions have a browser. */
  readonly isOn: boolean;
  /** Starts the browser of a session. Throws an `ApiError` if it does not start, or 429 if too many run. */
  readonly start: (sessionId: string, first: BrowserStart, limits: BrowserLimits) => Promise<void>;
  readonly find: (sessionId: string) => OpenBrowser | undefined;
  /** Counts a CDP client until it is closed. `undefined` if the session has no browser. */
  readonly connect: (sessionId: string) => CdpConnection | undefined;
  /** Counts a task until the returned function is called. Unlike a client, it does not handle dialogs. */
  readonly use: (sessionId: string) => () => void;
  /** Ends the session's browser, if it has one. It closes in the background. */
  readonly end: (sessionId: string, reason: SessionEndReason) => void;
  /** Ends all browsers. Resolves once they and those that were closing have exited. */
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
  tasks: number;
  /** When the last client, task or viewer left. */
  idleSince: number;
}

interface Options {
  readonly launcher: BrowserLauncher | undefined;
  readonly maxBrowsers: number;
  readonly now: () => number;
  /** Runs when the browser of a session has ended or starts to end. */
  readonly handleEnd: (sessionId: string, reason: SessionEndReason) => void;
}

const checkIntervalMs = 1_000;

/** Creates the set of browsers, which is empty at first. */
export function createBrowsers({ launcher, maxBrowsers, now, handleEnd }: Options): Browsers {
  const running = new Map<string, Running>();
  const closing = new Set<Promise<void>>();
  const slots = createSlots(maxBrowsers);
  let generation = 0;

  async function start(sessionId: string, first: BrowserStart, limits: BrowserLimits): Promise<void> {
    if (!launcher) return;
    const startedIn = generation;
    await slots.take();
    const process = await launch(launcher);
    const entry: Running = { process, limits, browser: undefined, clients: 0, tasks: 0, idleSince: now() };
    running.set(sessionId, entry);
    const timer = setInterval(endDue, checkIntervalMs);
    void process.exited.then((reason) => {
      clearInterval(timer);
      slots.release();
      end(sessionId, reason);
    });
    if (startedIn !== generation) end(sessionId, 'emulator-closed');
    try {
      entry.browser = await openBrowser(process, first, () => markUse(entry));
    } catch (error) {
      end(sessionId, 'crashed');
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

  function isIdle({ browser, clients, tasks, idleSince, limits }: Running): boolean {
    if (limits.idleMs === null || clients + tasks > 0 || (browser && browser.screencast.viewers() > 0))
      return false;
    return now() - idleSince >= limits.idleMs;
  }

  function endDue(): void {
    for (const [sessionId, entry] of running) {
      const { expiresAt } = entry.limits;
      if (expiresAt !== null && now() >= expiresAt) end(sessionId, 'max-duration');
      else if (isIdle(entry)) end(sessionId, 'idle');
    }
  }

  function end(sessionId: string, reason: SessionEndReason): void {
    const entry = running.get(sessionId);
    if (!entry) return;
    running.delete(sessionId);
    // A session whose browser never opened does not exist.
    if (entry.browser) handleEnd(sessionId, reason);
    entry.browser?.screencast.end(reason);
    const closed = entry.process.end().finally(() => closing.delete(closed));
    closing.add(closed);
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
    use(sessionId) {
      const entry = running.get(sessionId);
      if (entry) entry.tasks += 1;
      return () => {
        if (!entry) return;
        entry.tasks -= 1;
        markUse(entry);
      };
    },
    end,
    async endAll() {
      generation += 1;
      for (const sessionId of running.keys()) end(sessionId, 'emulator-closed');
      await Promise.all(closing);
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
