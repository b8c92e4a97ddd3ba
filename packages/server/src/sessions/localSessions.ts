import { randomToken } from '../request/crypto.ts';
import type { BrowserSession } from './BrowserSession.ts';

/** Names this process in the holds of sessions. */
export const thisProcess = randomToken();

/** A browser that calls of this process use, or that it keeps for the next call. */
export class LocalSession {
  /** Calls that use it now. */
  users = 1;
  /** Whether the work of a call has failed. */
  isRetired = false;
  /** Set once this process lets it go. Settles when the store knows. */
  released: Promise<void> | undefined;
  /** Settles when the browser has started. */
  readonly session: Promise<BrowserSession>;
  #settle: (session: Promise<BrowserSession>) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.session = new Promise((resolve) => (this.#settle = resolve));
    this.session.catch(() => {}); // every call that uses it receives the error
  }

  /** Gives it the browser that is being started. */
  start(session: Promise<BrowserSession>): void {
    this.#settle(session);
  }

  /** Calls `work` after a time, in place of what was planned before. It does not keep the process running. */
  plan(work: () => void, milliseconds: number): void {
    this.cancel();
    const timer: unknown = (this.#timer = setTimeout(work, milliseconds));
    // In Node. A number elsewhere.
    if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
      timer.unref();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}

/** By the id of the session. */
export const localSessions = new Map<string, LocalSession>();
