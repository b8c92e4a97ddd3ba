import type { SessionRecord } from '../stores/SessionRecord.ts';

/**
 * A running browser that is signed in. Both addresses are credentials: anyone who has one controls the user's accounts. You can
 * read the properties, but JSON, logs and copies by spread contain only the id.
 */
export interface BrowserSession {
  /** The kit's id of the session. It is safe to log and to send to its owner. */
  readonly id: string;
  /** Anchor's id, for calls of Anchor's API on your server. Anyone who has it may be able to watch the browser. */
  readonly anchorId: string;
  /** For your agent, on the server only. It can contain the API key. */
  readonly cdpUrl: string;
  /** For the owner of the connection only. */
  readonly liveViewUrl: string;
  /** When Anchor ends it at the latest: after `max_duration`, by default 20 minutes. */
  readonly endsAt: Date;
  /**
   * Ends the browser, which is billed as long as it runs. Never rejects. Returns false if the end is not confirmed; the event
   * `session.end_postponed` has the reason, and `reconcile` tries again.
   */
  end(): Promise<boolean>;
  /** Ends the browser, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
  /** Returns the id only. */
  toJSON(): { id: string };
}

/** How to reach a browser. */
export interface SessionAddresses {
  anchorId: string;
  cdpUrl: string;
  liveViewUrl: string;
}

/** Anchor ends a session within this time after its limit, in milliseconds. */
export const endMarginMs = 60_000;

/** The method that prints an object in Node, Bun and Deno. https://nodejs.org/api/util.html#utilinspectcustom */
const print: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** A session whose addresses are known. */
export class StartedSession implements BrowserSession {
  readonly id: string;
  readonly endsAt: Date;
  // Private fields with getters: JSON and spread read own properties only.
  readonly #addresses: SessionAddresses;
  readonly #end: () => Promise<boolean>;
  #hasEnded = false;

  constructor(
    { id, expiresAt }: Pick<SessionRecord, 'id' | 'expiresAt'>,
    addresses: SessionAddresses,
    end: () => Promise<boolean>,
  ) {
    this.id = id;
    this.endsAt = new Date(expiresAt - endMarginMs);
    this.#addresses = addresses;
    this.#end = end;
  }

  async end(): Promise<boolean> {
    this.#hasEnded ||= await this.#end();
    return this.#hasEnded;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  get anchorId(): string {
    return this.#addresses.anchorId;
  }

  get cdpUrl(): string {
    return this.#addresses.cdpUrl;
  }

  get liveViewUrl(): string {
    return this.#addresses.liveViewUrl;
  }

  toJSON(): { id: string } {
    return { id: this.id };
  }

  // Without this, `inspect` with `showHidden` reads the getters.
  [print](): { id: string } {
    return this.toJSON();
  }
}
