import { ConnectError } from '../ConnectError.ts';
import { randomToken } from '../request/crypto.ts';
import { isTimeout, withDeadline } from '../time.ts';
import type { BrowserSession } from './BrowserSession.ts';

/** Names this process in the holds of sessions. */
export const thisProcess = randomToken();

/** How long a browser may take to start, in milliseconds. */
export const startMs = 75_000;

/** One call that uses a browser. */
export interface SessionUse {
  /** When the call counts as stopped, unless it renews this. In milliseconds since 1970. */
  until: number;
  /** Renews it. Each call has its own timer: Cloudflare Workers stop the timers of a request together with its code. */
  timer?: ReturnType<typeof setTimeout>;
}

/** A browser that calls of this process use, or that it keeps for the next call. */
export class LocalSession {
  /** Calls that use it now, or were stopped. */
  readonly uses: Set<SessionUse>;
  /** Whether the work of a call has failed. */
  isRetired = false;
  /** Set once this process lets it go. Settles when the store knows. */
  released: Promise<void> | undefined;
  readonly #session: Promise<BrowserSession>;
  #settle: (session: Promise<BrowserSession>) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(use: SessionUse) {
    this.uses = new Set([use]);
    this.#session = new Promise((resolve) => (this.#settle = resolve));
    this.#session.catch(() => {}); // every call that uses it receives the error
  }

  /** Gives it the browser that is being started. */
  start(session: Promise<BrowserSession>): void {
    this.#settle(session);
  }

  /** Returns the browser when it has started. The call that starts it may be stopped, so no other one waits for it without a limit. */
  async session(): Promise<BrowserSession> {
    try {
      return await withDeadline(startMs, this.#session);
    } catch (cause) {
      throw isTimeout(cause) ? new ConnectError('anchor_unavailable', { cause }) : cause;
    }
  }

  /** Whether a call uses it that was not stopped. */
  isUsed(now: number): boolean {
    for (const use of this.uses) if (use.until <= now) this.uses.delete(use);
    return this.uses.size > 0;
  }

  /** Calls `work` after a time, in place of what was planned before. */
  plan(work: () => void, milliseconds: number): void {
    this.cancel();
    this.#timer = startTimer(work, milliseconds);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}

/** Starts a timer that does not keep the process running. */
export function startTimer(work: () => void, milliseconds: number): ReturnType<typeof setTimeout> {
  const timer = setTimeout(work, milliseconds);
  const inNode: unknown = timer; // a number elsewhere
  if (
    typeof inNode === 'object' &&
    inNode !== null &&
    'unref' in inNode &&
    typeof inNode.unref === 'function'
  )
    inNode.unref();
  return timer;
}

/** By the id of the session. */
export const localSessions = new Map<string, LocalSession>();
