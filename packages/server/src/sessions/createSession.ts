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
import { day } from '../time.ts';
import { ofConnection } from '../events/report.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { deleteSession, endBudgetMs, endSessions } from './endSessions.ts';

/** Whose browser to start, on which application; without a `connectionId`, the one connected last that needs no attention. */
export interface SessionOptions extends ConnectionChoice {
  /** Merged over the recommended settings. https://docs.anchorbrowser.io/essentials/omniconnect */
  session?: SessionSettings;
  browser?: SessionSettings;
}

/**
 * A running browser, signed in. Both addresses are credentials: anyone who has one drives the user's account. They are
 * readable properties, but JSON, a log and a copy by spread leave them out.
 */
export interface BrowserSession {
  readonly id: string;
  /** For your agent, on the server only: it can hold the API key. */
  readonly cdpUrl: string;
  /** For the owner of the connection alone. */
  readonly liveViewUrl: string;
  /** The id alone. */
  toJSON(): { id: string };
}

/** Names the method by which Node, Bun and Deno print an object. https://nodejs.org/api/util.html#utilinspectcustom */
const print: unique symbol = Symbol.for('nodejs.util.inspect.custom');

class StartedSession implements BrowserSession {
  readonly id: string;
  // Private fields behind getters: JSON and spread see own properties only.
  readonly #cdpUrl: string;
  readonly #liveViewUrl: string;

  constructor(id: string, cdpUrl: string, liveViewUrl: string) {
    this.id = id;
    this.#cdpUrl = cdpUrl;
    this.#liveViewUrl = liveViewUrl;
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

  // Without it, `inspect` reads the getters if it is asked for hidden properties.
  [print](): { id: string } {
    return this.toJSON();
  }
}

/** Milliseconds for which a session without an end of its own is kept. */
const longestLife = 30 * day;

/**
 * Starts an authenticated browser session. It ends with its account: disconnecting, erasing or reconnecting the account
 * ends it. Throws `unknown_application`, `not_connected` where the user has no such connection,
 * `connection_not_ready` where it needs a new sign-in, or an `anchor_…` code where Anchor fails, which `session.failed` tells
 * of. Never retried by itself: a session is billed.
 */
export async function createSession(settings: Settings, options: SessionOptions): Promise<BrowserSession> {
  const candidates = await chooseConnections(settings, options);
  const connection = candidates.find(
    ({ identityStatus }) => toConnectionStatus(identityStatus) !== 'needs_attention',
  );
  if (!connection) throw new ConnectError('connection_not_ready');

  const body: SessionRequest = {
    session: { ...options.session, proxy: { active: true, ...asRecord(options.session?.proxy) } },
    browser: { captcha_solver: { active: true }, extra_stealth: { active: true }, ...options.browser },
    identities: [{ id: connection.identityId }],
  };
  try {
    const forUser = { ...settings, anchor: settings.anchorFor({ owner: connection.owner }) };
    const session = await startSession(forUser, body);
    // The caller does not receive the session, and if the store fails, nothing else ends it.
    const giveUp = async (error: unknown): Promise<never> => {
      await deleteSession(forUser.anchor, session.id).catch(() => {});
      throw error;
    };
    // Kept before the look: a disconnect meanwhile either finds the session, or is seen here.
    const isHeld = await keepSession(settings, connection, session.id, lifeOf(options.session)).catch(giveUp);
    if (!isHeld) {
      const anchor = settings.anchorFor({ owner: connection.owner, budgetMs: endBudgetMs });
      await endSessions({ ...settings, anchor }, connection.identityId).catch(giveUp);
      throw new ConnectError('not_connected');
    }
    settings.reporter.emit({ type: 'session.created', ...ofConnection(connection) });
    return session;
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    const reason = error.code === 'anchor_refused' ? await findReason(settings, connection) : undefined;
    if (reason) throw new ConnectError(reason, { cause: error });
    settings.reporter.fail(error, { type: 'session.failed', code: error.code, ...ofConnection(connection) });
    throw error;
  }
}

/**
 * Finds out whether a refusal is the sign-in's fault, and keeps what Anchor says of it. Asked of the identity: with which status
 * a session is refused for it is not documented.
 */
async function findReason(
  settings: Settings,
  connection: ConnectionRecord,
): Promise<'not_connected' | 'connection_not_ready' | undefined> {
  try {
    // It was disconnected or replaced since it was chosen, so a new sign-in would not help.
    if (!(await isHeldStill(settings, connection))) return 'not_connected';
    const identity = await refreshStatus(settings, connection);
    const isLost = !identity || toConnectionStatus(identity.status) === 'needs_attention';
    return isLost ? 'connection_not_ready' : undefined;
  } catch {
    // Nothing is known of it; the refusal itself is what there is to tell.
    return undefined;
  }
}

/** Tells whether the user still has this sign-in. */
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

async function startSession(settings: Settings, body: SessionRequest): Promise<BrowserSession> {
  const { sessions } = settings.anchor;
  const answer = await callAnchor((call) => sessions.create(body, call), { budget: 60_000, maxRetries: 0 });
  const { id, cdp_url: cdpUrl, live_view_url: liveViewUrl } = asRecord(asRecord(answer).data);
  if (typeof id === 'string') {
    if (typeof cdpUrl === 'string' && typeof liveViewUrl === 'string')
      return new StartedSession(id, cdpUrl, liveViewUrl);
    // Nobody gets it. If Anchor cannot be reached, it ends by its own time limits.
    await deleteSession(settings.anchor, id).catch(() => {});
  }
  throw unexpected('The response is not a browser session.');
}

/**
 * Writes the session down, then tells whether the user still has this sign-in: it may have been disconnected or replaced
 * while the browser started.
 */
async function keepSession(
  settings: Settings,
  connection: ConnectionRecord,
  id: string,
  life: number,
): Promise<boolean> {
  const { owner, application, id: connectionId, identityId } = connection;
  const startedAt = settings.now();
  const expiresAt = startedAt + life;
  const session = { id, owner, application, connectionId, identityId, startedAt, expiresAt };
  await settings.store.addSession({ ...session, ending: false, nextCheckAt: expiresAt });
  return isHeldStill(settings, connection);
}

/** Milliseconds after which Anchor has ended the session by itself. `max_duration` is in minutes, and -1 is no limit. */
function lifeOf(settings: SessionSettings = {}): number {
  const minutes = asRecord(settings.timeout).max_duration ?? 20;
  if (typeof minutes !== 'number' || !(minutes > 0)) return longestLife;
  return Math.min(Math.ceil((minutes + 1) * 60_000), longestLife);
}
