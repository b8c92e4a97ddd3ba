import { ConnectError } from '../ConnectError.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { refreshStatus } from '../connections/checkConnection.ts';
import { needsAttention } from '../connections/listConnections.ts';
import { ofConnection, ofSession } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import { randomToken } from '../request/crypto.ts';
import { toPlainLine } from '../request/plainText.ts';
import type { SessionHold, SessionRecord } from '../stores/SessionRecord.ts';
import type { ConnectionRecord } from '../stores/store.ts';
import { StartedSession, type BrowserSession, type SessionAddresses } from './BrowserSession.ts';
import { deleteSession, endOne } from './endSessions.ts';
import { sealAddresses } from './sealAddresses.ts';
import { asRecord, lifeOf, toBody, type SessionSetup } from './sessionOptions.ts';

/** Returns the row of a browser that is to be started with these accounts. `sharing` has its key and the process that holds it. */
export function newRecord(
  { now }: Settings,
  accounts: readonly ConnectionRecord[],
  options: SessionSetup,
  sharing?: { key: string; hold: SessionHold },
): SessionRecord {
  const [first] = accounts;
  if (!first) throw new TypeError('A browser needs an account.');
  const startedAt = now();
  const expiresAt = startedAt + lifeOf(options.session);
  return {
    id: randomToken(),
    anchorId: '',
    owner: first.owner,
    accounts: accounts.map(({ application, id, identityId }) => ({
      application,
      connectionId: id,
      identityId,
    })),
    key: sharing?.key ?? '',
    retired: false,
    purpose: toLine('purpose', options.purpose, 200),
    agent: toLine('agent', options.agent, 100),
    sealed: '',
    startedAt,
    expiresAt,
    endReason: null,
    endedAt: null,
    // If the process that holds it is gone, `reconcile` ends it.
    nextCheckAt: sharing ? sharing.hold.until : expiresAt,
  };
}

/**
 * Starts the browser of a row that is written already. So no browser runs without a row, and a concurrent disconnect either finds the
 * row, or is found here. The start is never repeated, because a session is billed.
 */
export async function startSession(
  settings: Settings,
  record: SessionRecord,
  accounts: readonly ConnectionRecord[],
  options: SessionSetup,
): Promise<BrowserSession> {
  const { store } = settings;
  const { owner, id } = record;
  try {
    if (!(await areHeldStill(settings, accounts))) throw new ConnectError('not_connected');
    const addresses = await callStart(settings, accounts, options);
    // The caller does not receive the browser. If the store fails, nothing else ends it.
    const forget = async (): Promise<void> => {
      const anchor = settings.anchorFor({ owner });
      await deleteSession(anchor, addresses.anchorId).catch(() => {});
    };
    const sealed = record.key === '' ? '' : await seal(settings, addresses, id);
    const running = await store
      .updateSession(id, { anchorId: addresses.anchorId, sealed }, { endReason: null })
      .catch(async (error: unknown) => {
        await forget();
        throw error;
      });
    if (!running) {
      await forget();
      throw new ConnectError('not_connected');
    }
    for (const event of ofSession(running)) settings.reporter.emit({ type: 'session.created', ...event });
    return toBrowserSession(settings, running, addresses);
  } catch (error) {
    const now = settings.now();
    await store.updateSession(id, { endReason: 'failed', endedAt: now }, { endReason: null }).catch(() => {});
    throw await explain(settings, error, accounts);
  }
}

/** Returns the browser of a row. */
export function toBrowserSession(
  settings: Settings,
  record: SessionRecord,
  addresses: SessionAddresses,
): BrowserSession {
  return new StartedSession(record, addresses, () => endOne(settings, record, 'finished'));
}

/** Returns a text that the user reads. */
function toLine(option: 'purpose' | 'agent', value: string | undefined, maxLength: number): string {
  const line = value === undefined ? '' : toPlainLine(value, maxLength);
  if (line !== undefined) return line;
  throw new TypeError(`${option} must be one line of plain text, at most ${maxLength} characters.`);
}

/** Encrypts the addresses for other processes. Empty without an API key. */
async function seal({ apiKey }: Settings, addresses: SessionAddresses, id: string): Promise<string> {
  return apiKey === undefined ? '' : sealAddresses(addresses, apiKey, id);
}

async function callStart(
  settings: Settings,
  accounts: readonly ConnectionRecord[],
  options: SessionSetup,
): Promise<SessionAddresses> {
  const owner = accounts[0]?.owner;
  const anchor = settings.anchorFor(owner && { owner });
  const body = toBody(accounts, options);
  const limits = { budgetMs: 60_000, maxRetries: 0 };
  const answer = await callAnchor((call) => anchor.sessions.create(body, call), limits);
  const { id, cdp_url: cdpUrl, live_view_url: liveViewUrl } = asRecord(asRecord(answer).data);
  if (typeof id === 'string') {
    if (typeof cdpUrl === 'string' && typeof liveViewUrl === 'string')
      return { anchorId: id, cdpUrl, liveViewUrl };
    // The caller does not receive it. If this fails too, Anchor's time limits end the session.
    await deleteSession(anchor, id).catch(() => {});
  }
  throw unexpected('The response is not a browser session.');
}

/** Returns the error to throw. A refusal can have its reason in an account. Other errors of Anchor are reported. */
async function explain(
  settings: Settings,
  error: unknown,
  accounts: readonly ConnectionRecord[],
): Promise<unknown> {
  if (!(error instanceof ConnectError)) return error;
  if (error.code === 'anchor_refused') {
    for (const account of accounts) {
      const reason = await findReason(settings, account);
      if (reason) return new ConnectError(reason, { cause: error });
    }
  }
  const [first] = accounts;
  if (first)
    settings.reporter.fail(error, { type: 'session.failed', code: error.code, ...ofConnection(first) });
  return error;
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
    if (!(await areHeldStill(settings, [connection]))) return 'not_connected';
    const identity = await refreshStatus(settings, connection);
    const isLost = !identity || needsAttention(identity.status);
    return isLost ? 'connection_not_ready' : undefined;
  } catch {
    // The reason is unknown; the caller receives the refusal itself.
    return undefined;
  }
}

/** Whether the user still has these identities. */
async function areHeldStill({ store }: Settings, accounts: readonly ConnectionRecord[]): Promise<boolean> {
  const found = await Promise.all(
    accounts.map(async ({ owner, id, identityId }) => {
      const [current] = await store.findConnections({ owner, id });
      return current?.identityId === identityId;
    }),
  );
  return found.every(Boolean);
}
