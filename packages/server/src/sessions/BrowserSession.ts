import type { SessionRecord } from '../stores/SessionRecord.ts';
import type { AskPersonOptions } from './askPerson.ts';

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
   * Reports that the site shows no signed-in user, and throws the error that `connect.requestFor` turns into a request. The account needs
   * attention until the user reconnects it, or until Anchor reports that the sign-in is valid.
   *
   * @param named The account, if the browser has several.
   * @throws ConnectError `connection_not_ready`, or `not_connected` if the user has disconnected the account
   */
  reportSignedOut(named?: SignedOutAccount): Promise<never>;
  /**
   * Asks the owner to do something in the browser, such as to enter a code, and waits. `<LiveView>` shows the text until they hand the
   * browser back. To let them control it, start it with `takeOver: true`.
   *
   * @param text one line of plain text, at most 200 characters, as the owner reads it
   * @returns whether they handed it back, before the time was over and the browser ended
   * @throws {ConnectError} `store_unavailable`. Otherwise a `TypeError` for an invalid option, or the reason of the signal.
   */
  askPerson(text: string, options?: AskPersonOptions): Promise<boolean>;
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

/** One of the accounts of a browser. */
export interface SignedOutAccount {
  /** The application, as a key of `createConnect({ applications })`. */
  application?: string | undefined;
  /** The connection, if the browser has several accounts of the application. */
  connectionId?: string | undefined;
}

/** What a browser asks of the kit. */
type SessionCalls = Pick<BrowserSession, 'end' | 'reportSignedOut' | 'askPerson'>;

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
  readonly #calls: SessionCalls;
  #hasEnded = false;

  constructor(
    { id, expiresAt }: Pick<SessionRecord, 'id' | 'expiresAt'>,
    addresses: SessionAddresses,
    calls: SessionCalls,
  ) {
    this.id = id;
    this.endsAt = new Date(expiresAt - endMarginMs);
    this.#addresses = addresses;
    this.#calls = calls;
  }

  reportSignedOut(named?: SignedOutAccount): Promise<never> {
    return this.#calls.reportSignedOut(named);
  }

  askPerson(text: string, options?: AskPersonOptions): Promise<boolean> {
    return this.#calls.askPerson(text, options);
  }

  async end(): Promise<boolean> {
    this.#hasEnded ||= await this.#calls.end();
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
