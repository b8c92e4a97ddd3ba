import { isRecord } from '@kit/protocol';
import type { SessionRequest, SessionSettings } from '../anchor/anchorClient.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import { toConnectionStatus } from '../anchor/identity.ts';
import { ofConnection } from '../events/ofConnection.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { chooseConnections, type ConnectionChoice } from './chooseConnections.ts';
import { refreshStatus } from './refreshStatus.ts';

/** Whose browser to start, on which application; without a `connectionId`, the one connected last that needs no attention. */
export interface SessionOptions extends ConnectionChoice {
  /** Merged over the recommended settings. https://docs.anchorbrowser.io/essentials/omniconnect */
  session?: SessionSettings;
  browser?: SessionSettings;
}

/** A running browser, signed in. Both addresses are credentials: whoever has one drives the user's account. */
export interface BrowserSession {
  id: string;
  /** For your agent, on the server only: it can hold the API key. */
  cdpUrl: string;
  /** For the owner of the connection alone. */
  liveViewUrl: string;
}

/**
 * Starts an authenticated browser session. Throws `not_connected` where the user has no such connection,
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
    try {
      if (!(await isHeld(settings, connection))) throw new ConnectError('not_connected');
    } catch (error) {
      await endSession(settings, session.id);
      throw error;
    }
    settings.reporter.emit({ type: 'session.created', ...ofConnection(connection) });
    return session;
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    if (error.code === 'anchor_refused' && (await isLost(settings, connection)))
      throw new ConnectError('connection_not_ready', { cause: error });
    settings.reporter.fail(error, { type: 'session.failed', code: error.code, ...ofConnection(connection) });
    throw error;
  }
}

/**
 * Tells whether a refusal is the sign-in's fault, and keeps what Anchor says of it. Asked of the identity: with which status
 * a session is refused for it is not documented.
 */
async function isLost(settings: Settings, connection: ConnectionRecord): Promise<boolean> {
  try {
    const identity = await refreshStatus(settings, connection);
    return !identity || toConnectionStatus(identity.status) === 'needs_attention';
  } catch {
    // Nothing is known of it; the refusal itself is what there is to tell.
    return false;
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

async function startSession(settings: Settings, body: SessionRequest): Promise<BrowserSession> {
  const { sessions } = settings.anchor;
  const answer = await callAnchor((call) => sessions.create(body, call), { budget: 60_000, maxRetries: 0 });
  const { id, cdp_url: cdpUrl, live_view_url: liveViewUrl } = asRecord(asRecord(answer).data);
  if (typeof id === 'string') {
    if (typeof cdpUrl === 'string' && typeof liveViewUrl === 'string') return { id, cdpUrl, liveViewUrl };
    await endSession(settings, id);
  }
  throw unexpected('The response is not a browser session.');
}

/** Tells whether the user still has this sign-in: it may have been disconnected or replaced while the browser started. */
async function isHeld({ store }: Settings, { owner, id, identityId }: ConnectionRecord): Promise<boolean> {
  return (await store.findConnection(owner, id))?.identityId === identityId;
}

/** Ends a session that nobody gets. Where Anchor does not hear, it ends by its own time limits. */
async function endSession({ anchor }: Settings, id: string): Promise<void> {
  const limits = { budget: 5_000, maxRetries: 2 };
  await callAnchor((call) => anchor.sessions.delete(id, call), limits).catch(() => {});
}
