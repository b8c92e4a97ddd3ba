import { ConnectError } from '../ConnectError.ts';
import { callAnchor, unexpected } from '../anchor/callAnchor.ts';
import { ofConnection, ofSession } from '../events/eventFields.ts';
import type { Settings } from '../options/checkOptions.ts';
import { randomToken, sha256 } from '../request/crypto.ts';
import { toPlainLine } from '../request/plainText.ts';
import { requireSecret } from '../request/seal.ts';
import type { SessionHold, SessionRecord } from '../stores/SessionRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { askPerson } from './askPerson.ts';
import { StartedSession, type BrowserSession, type SessionAddresses } from './BrowserSession.ts';
import { deleteSession, endOne } from './endSessions.ts';
import { findDisconnected, findEnd, findLost } from './lostAccounts.ts';
import { reportSignedOut } from './reportSignedOut.ts';
import { sealAddresses } from './sealAddresses.ts';
import { asRecord, canTakeOver, lifeOf, toBody, type SessionSetup } from './sessionOptions.ts';

/** Returns the row of a browser that is to be started with these accounts. `sharing` has its key and the process that holds it. */
export function newRecord(
  settings: Settings,
  accounts: readonly ConnectionRecord[],
  options: SessionSetup,
  sharing?: { key: string; hold: SessionHold },
): SessionRecord {
  const [first] = accounts;
  if (!first) throw new TypeError('A browser needs an account.');
  requireSecret(settings);
  const startedAt = settings.now();
  const expiresAt = startedAt + lifeOf(options.session);
  return {
    id: randomToken(),
    anchorHash: '',
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
    canTakeOver: canTakeOver(options),
    help: '',
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
    const lost = await findDisconnected(settings, record, accounts);
    if (lost) throw lost;
    const addresses = await callStart(settings, accounts, options);
    // The caller does not receive the browser. If the store fails, nothing else ends it.
    const forget = async (): Promise<boolean> => {
      const anchor = settings.anchorFor({ owner });
      return deleteSession(anchor, addresses.anchorId).then(
        () => true,
        () => false,
      );
    };
    const stored = {
      anchorHash: await sha256(addresses.anchorId),
      sealed: await sealAddresses(addresses, requireSecret(settings), id),
    };
    const running = await store
      .updateSession(id, stored, { endReason: null })
      .catch(async (error: unknown) => {
        await forget();
        throw error;
      });
    if (!running) {
      // It was ended while it was started. If Anchor does not confirm that, `reconcile` tries again.
      const due = { ...stored, endedAt: null, nextCheckAt: settings.now() };
      if (!(await forget())) await store.updateSession(id, due).catch(() => {});
      const { application } = accounts[0] ?? {};
      throw (await findEnd(settings, record)) ?? new ConnectError('not_connected', { application });
    }
    const used = { lastUsedAt: record.startedAt, lastUsedBy: record.agent };
    for (const { connectionId } of record.accounts)
      await store.updateConnection({ owner, id: connectionId }, used).catch(() => {}); // shown only
    for (const event of ofSession(running)) settings.reporter.emit({ type: 'session.created', ...event });
    return toBrowserSession(settings, running, addresses);
  } catch (error) {
    const now = settings.now();
    await store.updateSession(id, { endReason: 'failed', endedAt: now }, { endReason: null }).catch(() => {});
    throw await explain(settings, error, record, accounts);
  }
}

/** Returns the browser of a row. */
export function toBrowserSession(
  settings: Settings,
  record: SessionRecord,
  addresses: SessionAddresses,
): BrowserSession {
  return new StartedSession(record, addresses, {
    end: () => endOne(settings, record, 'finished'),
    reportSignedOut: (named) => reportSignedOut(settings, record, named),
    askPerson: (text, options) => askPerson(settings, record, text, options),
  });
}

/** Returns a text that the user reads. */
function toLine(option: 'purpose' | 'agent', value: string | undefined, maxLength: number): string {
  const line = value === undefined ? '' : toPlainLine(value, maxLength);
  if (line !== undefined) return line;
  throw new TypeError(`${option} must be one line of plain text, at most ${maxLength} characters.`);
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

/** Returns the error to throw. A refusal can have its reason in an account. Other errors of Anchor and the store are reported. */
async function explain(
  settings: Settings,
  error: unknown,
  record: SessionRecord,
  accounts: readonly ConnectionRecord[],
): Promise<unknown> {
  if (!(error instanceof ConnectError)) return error;
  if (!/^(anchor|store)_/.test(error.code)) return error; // the user has ended it
  const lost = error.code === 'anchor_refused' && (await findLost(settings, record, error));
  if (lost) return lost;
  const [first] = accounts;
  if (first)
    settings.reporter.fail(error, { type: 'session.failed', code: error.code, ...ofConnection(first) });
  return error;
}
