import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { SessionRequest, SessionSettings } from '../anchor/AnchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import {
  toConnectionStatus,
  type ConnectionChoice,
  chooseConnections,
} from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import { refreshStatus } from '../connections/checkConnection.ts';
import { dayMs } from '../time.ts';
import { ofConnection } from '../events/eventFields.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import type { SessionRecord } from '../stores/SessionRecord.ts';
import { deleteSession, endBudgetMs, endSession, endSessions } from './endSessions.ts';

/** Which connection to use. Without a `connectionId`, the newest one that needs no attention. */
export interface SessionOptions extends ConnectionChoice {
  /** Overrides the recommended settings. https://docs.anchorbrowser.io/essentials/omniconnect */
  session?: SessionSettings;
  /** Overrides the recommended settings of the browser: `captcha_solver` and `extra_stealth` are active. */
  browser?: SessionSettings;
}

/**
 * A running browser that is signed in. Both addresses are credentials: anyone who has one controls the user's account. You can
 * read the properties, but JSON, logs and copies by spread do not contain them.
 */
export interface BrowserSession {
  /** Anchor's id of the session. It is safe to log. */
  readonly id: string;
  /** For your agent, on the server only. It can contain the API key. */
  readonly cdpUrl: string;
  /** For the owner of the connection only. */
  readonly liveViewUrl: string;
  /** When Anchor ends it at the latest: after `max_duration`, by default 20 minutes. */
  readonly endsAt: Date;
  /**
   * Ends the browser, which is billed as long as it runs. Never rejects. Returns false if Anchor does not confirm the end; the event
   * `session.end_postponed` has the reason, and `reconcile` tries again when the time of the session is over.
   */
  end(): Promise<boolean>;
  /** Returns the id only. */
  toJSON(): { id: string };
}

/** The method that prints an object in Node, Bun and Deno. https://nodejs.org/api/util.html#utilinspectcustom */
const print: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** A session, as Anchor's response describes it. */
interface Addresses {
  id: string;
  cdpUrl: string;
  liveViewUrl: string;
}

class StartedSession implements BrowserSession {
  readonly id: string;
  readonly endsAt: Date;
  // Private fields with getters: JSON and spread read own properties only.
  readonly #cdpUrl: string;
  readonly #liveViewUrl: string;
  readonly #end: () => Promise<boolean>;
  #hasEnded = false;

  constructor({ id, cdpUrl, liveViewUrl }: Addresses, endsAt: number, end: () => Promise<boolean>) {
    this.id = id;
    this.endsAt = new Date(endsAt);
    this.#cdpUrl = cdpUrl;
    this.#liveViewUrl = liveViewUrl;
    this.#end = end;
  }

  async end(): Promise<boolean> {
    this.#hasEnded ||= await this.#end();
    return this.#hasEnded;
  }

  get cdpUrl(): string {
    return this.#cdpUrl;
  }

  get liveViewUrl(): string {
    return this.#liveViewUrl;
  }

  toJSON(): { id: string } {
    return { id: this.id };
  }

  // Without this, `inspect` with `showHidden` reads the getters.
  [print](): { id: string } {
    return this.toJSON();
  }
}

/** Anchor ends a session within this time after its limit, in milliseconds. */
export const endMarginMs = 60_000;

/** How long a session without a time limit is kept, in milliseconds. */
const maxLifeMs = 30 * dayMs;

/**
 * Starts a browser session that is signed in. Disconnecting or reconnecting the account ends it. The call is never retried,
 * because a session is billed.
 *
 * @throws {ConnectError} `unknown_application`, `not_connected` if the user has no such connection, `connection_not_ready` if the
 * user has to reconnect, or an `anchor_…` code, which `session.failed` reports too.
 */
export async function createSession(settings: Settings, options: SessionOptions): Promise<BrowserSession> {
  return openBrowser(settings, await chooseUsable(settings, options), options);
}

/** Returns the newest connection that needs no attention. */
export async function chooseUsable(settings: Settings, choice: ConnectionChoice): Promise<ConnectionRecord> {
  const candidates = await chooseConnections(settings, choice);
  const usable = candidates.find(
    ({ identityStatus }) => toConnectionStatus(identityStatus) !== 'needs_attention',
  );
  if (!usable) throw new ConnectError('connection_not_ready');
  return usable;
}

/** Starts a browser session that is signed in with a connection. */
export async function openBrowser(
  settings: Settings,
  connection: ConnectionRecord,
  options: Pick<SessionOptions, 'session' | 'browser'>,
): Promise<BrowserSession> {
  const body: SessionRequest = {
    session: { ...options.session, proxy: { active: true, ...asRecord(options.session?.proxy) } },
    browser: { captcha_solver: { active: true }, extra_stealth: { active: true }, ...options.browser },
    identities: [{ id: connection.identityId }],
  };
  try {
    const forUser = { ...settings, anchor: settings.anchorFor({ owner: connection.owner }) };
    const session = await startSession(forUser, body);
    // The caller does not receive the session. If the store fails, nothing else ends it.
    const endAndThrow = async (error: unknown): Promise<never> => {
      await deleteSession(forUser.anchor, session.id).catch(() => {});
      throw error;
    };
    // Saved before the check: a concurrent disconnect either finds the session or is detected here.
    const record = await keepSession(settings, connection, session.id, lifeOf(options.session)).catch(
      endAndThrow,
    );
    const ending = () => ({
      ...settings,
      anchor: settings.anchorFor({ owner: connection.owner, budgetMs: endBudgetMs }),
    });
    if (!(await isHeldStill(settings, connection).catch(endAndThrow))) {
      await endSessions(ending(), connection.identityId).catch(endAndThrow);
      throw new ConnectError('not_connected');
    }
    settings.reporter.emit({ type: 'session.created', ...ofConnection(connection) });
    return new StartedSession(session, record.expiresAt - endMarginMs, () => endSession(ending(), record));
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const reason = error.code === 'anchor_refused' ? await findReason(settings, connection) : undefined;
    if (reason) throw new ConnectError(reason, { cause: error });
    settings.reporter.fail(error, { type: 'session.failed', code: error.code, ...ofConnection(connection) });
    throw error;
  }
}

/**
 * Returns the reason for a refused session, if the connection is the reason. It reads the identity, because Anchor does not
 * document which error a session with an unusable identity has.
 */
async function findReason(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<'not_connected' | 'connection_not_ready' | undefined> {
  try {
    // It was disconnected or replaced meanwhile, so reconnecting would not help.
    if (!(await isHeldStill(settings, connection))) return 'not_connected';
    const identity = await refreshStatus(settings, connection);
    const isLost = !identity || toConnectionStatus(identity.status) === 'needs_attention';
    return isLost ? 'connection_not_ready' : undefined;
  } catch {
    // The reason is unknown; the caller receives the refusal itself.
    return undefined;
  }
}

/** Whether the user still has this identity. */
async function isHeldStill(
  { store }: Settings,
  { owner, id, identityId }: ConnectionRecord,
): Promise<boolean> {
  const [current] = await store.findConnections({ owner, id });
  return current?.identityId === identityId;
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

async function startSession(settings: Settings, body: SessionRequest): Promise<Addresses> {
  const { sessions } = settings.anchor;
  const answer = await callAnchor((call) => sessions.create(body, call), { budgetMs: 60_000, maxRetries: 0 });
  const { id, cdp_url: cdpUrl, live_view_url: liveViewUrl } = asRecord(asRecord(answer).data);
  if (typeof id === 'string') {
    if (typeof cdpUrl === 'string' && typeof liveViewUrl === 'string') return { id, cdpUrl, liveViewUrl };
    // The caller does not receive it. If this fails too, Anchor's time limits end the session.
    await deleteSession(settings.anchor, id).catch(() => {});
  }
  throw unexpected('The response is not a browser session.');
}

/** Saves the session. */
async function keepSession(
  settings: Settings,
  connection: ConnectionRecord,
  id: string,
  life: number,
): Promise<SessionRecord> {
  const { owner, application, id: connectionId, identityId } = connection;
  const startedAt = settings.now();
  const expiresAt = startedAt + life;
  const record: SessionRecord = {
    id,
    owner,
    application,
    connectionId,
    identityId,
    startedAt,
    expiresAt,
    ending: false,
    nextCheckAt: expiresAt,
  };
  await settings.store.addSession(record);
  return record;
}

/** Milliseconds until Anchor ends the session at the latest. `max_duration` is in minutes; -1 means that there is no limit. */
export function lifeOf(settings: SessionSettings = {}): number {
  const minutes = asRecord(settings.timeout).max_duration ?? 20;
  if (typeof minutes !== 'number' || !(minutes > 0)) return maxLifeMs;
  return Math.min(Math.ceil(minutes * 60_000) + endMarginMs, maxLifeMs);
}
