import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { SessionSettings } from '../anchor/AnchorClient.ts';
import type { Settings } from '../options/checkOptions.ts';
import { toName } from '../request/toName.ts';
import { isUsable, type SessionRecord } from '../stores/SessionRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Owner } from '../stores/store.ts';
import { unlessAborted } from '../time.ts';
import type { BrowserSession } from './BrowserSession.ts';
import { endBudgetMs, endSession, endSessions } from './endSessions.ts';
import { findDisconnected } from './lostAccounts.ts';
import {
  LocalSession,
  localSessions,
  startMs,
  startTimer,
  thisProcess,
  type SessionUse,
} from './localSessions.ts';
import { openBrowser, openSealed } from './openBrowser.ts';
import { chooseAccounts, type SessionOptions, type SessionSetup } from './sessionOptions.ts';
import { newRecord, startSession } from './startSession.ts';

/** Who shares the browser, and how long it is kept. */
export interface Sharing {
  /**
   * Names the browser. Calls with the same key and the same accounts share it, in every process, with the settings of the first.
   * Without a key, the call has its own.
   */
  key?: string | undefined;
  /**
   * How long the browser of a key waits for the next call, in milliseconds. A browser is billed as long as it runs. Anchor's
   * `idle_timeout` is raised to it, unless you set it.
   *
   * @default 0
   */
  keepMs?: number | undefined;
  /** Rejects the call, and ends the browser if no other call uses it. */
  signal?: AbortSignal | undefined;
}

/** Which accounts the browser is signed in with, what for, and who shares it. */
export type WithSessionOptions<Slug extends string = string> = SessionOptions<Slug> & Sharing;

/** Names the browsers of a key. */
export interface SessionKey {
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
  /** The key, as `withSession` received it. */
  key: string;
}

/** How long a process holds a session, and how often it renews that, in milliseconds. If it is gone, `reconcile` ends the session. */
const holdMs = 60_000;
const renewMs = 20_000;
/** How often another process looks whether a browser has started, in milliseconds. */
const lookMs = 250;

/**
 * Does something in a browser that is signed in, and ends the browser: when the work throws or is aborted, or `keepMs` after it has
 * returned. After work that throws, no other call receives the same browser, because it may be broken.
 *
 * @throws {ConnectError} As `createSession`. Otherwise what `work` throws, or the reason of the signal.
 */
export async function withSession<Result>(
  settings: Settings,
  options: WithSessionOptions & Owner,
  work: (session: BrowserSession) => Promise<Result> | Result,
): Promise<Result> {
  options.signal?.throwIfAborted();
  // Node warns of more than ten listeners on one signal, such as the one that ends an app.
  const signal = options.signal && AbortSignal.any([options.signal]);
  const keepMs = checkKeepMs(options);
  const accounts = await chooseAccounts(settings, options);
  const use: SessionUse = { until: settings.now() + holdMs };
  const { record, local, isShared } = await enter(settings, accounts, options, use);
  renew(settings, record, use);
  let hasFailed = false;
  try {
    if (isShared) {
      // The owner may have restricted an account since it was read. The call that started the browser may have had a permission since then.
      const lost = await findDisconnected(settings, record, accounts);
      if (lost) throw lost;
    }
    hasFailed = true;
    const session = await unlessAborted(local.session(), signal);
    const result = await unlessAborted((async () => work(session))(), signal);
    hasFailed = false;
    return result;
  } finally {
    const left = leave(settings, record, local, { use, hasFailed, keepMs });
    if (!signal?.aborted) await left; // an abort does not wait for Anchor
  }
}

/** Returns the newest running browser of a key, whichever process started it. */
export async function findSession(
  settings: Settings,
  owner: Owner,
  key: string,
): Promise<BrowserSession | undefined> {
  for (const record of await findRunning(settings, owner, key)) {
    const session = await openBrowser(settings, record);
    if (session) return session;
  }
  return undefined;
}

/** Returns the sessions of a key that further calls may share, newest first. */
export async function findRunning(settings: Settings, owner: Owner, key: string): Promise<SessionRecord[]> {
  return settings.store.findSessions({ owner, key: toName('key', key), now: settings.now() });
}

/** Ends every browser of a key. Returns whether every end is confirmed. */
export async function endKey(settings: Settings, owner: Owner, key: string): Promise<boolean> {
  const anchor = settings.anchorFor({ owner, budgetMs: endBudgetMs });
  return endSessions({ ...settings, anchor }, { owner, key: toName('key', key) }, 'stopped');
}

/** Returns the running browser of the key and the accounts, or starts one. */
async function enter(
  settings: Settings,
  accounts: readonly ConnectionRecord[],
  options: WithSessionOptions,
  use: SessionUse,
): Promise<{ record: SessionRecord; local: LocalSession; isShared: boolean }> {
  const key = options.key === undefined ? '' : toName('key', options.key);
  const setup: SessionSetup = { ...options, session: withIdleTimeout(options) };
  const hold = { holder: thisProcess, until: use.until };
  const own = newRecord(settings, accounts, setup, { key, hold });
  // Before the row is written, because another call of this process may find it then.
  const local = new LocalSession(use);
  localSessions.set(own.id, local);
  const record = await settings.store.openSession(own, hold).catch((error: unknown) => {
    localSessions.delete(own.id);
    throw error;
  });
  const isShared = record.id !== own.id;
  if (!isShared) {
    local.start(startSession(settings, record, accounts, setup));
  } else {
    localSessions.delete(own.id);
    const running = localSessions.get(record.id);
    if (running?.released) {
      // It ends at this moment, with the hold that was just written: both are of this process.
      await running.released;
      return enter(settings, accounts, options, use);
    }
    if (running) {
      running.uses.add(use);
      running.cancel();
      return { record, local: running, isShared };
    }
    local.start(join(settings, record));
    localSessions.set(record.id, local);
  }
  return { record, local, isShared };
}

/** Holds the session for as long as the call uses it. */
function renew({ store, now }: Settings, { id }: SessionRecord, use: SessionUse): void {
  const again = () => {
    use.timer = startTimer(again, renewMs);
    use.until = now() + holdMs;
    // If the store is down, the next one may succeed.
    store.holdSession(id, { holder: thisProcess, until: use.until }, now(), 'expired').catch(() => {});
  };
  use.timer = startTimer(again, renewMs);
}

/** The call needs the browser no longer. After a failure, no other call receives it. */
async function leave(
  settings: Settings,
  record: SessionRecord,
  local: LocalSession,
  { use, hasFailed, keepMs }: { use: SessionUse; hasFailed: boolean; keepMs: number },
): Promise<void> {
  const { store, now } = settings;
  clearTimeout(use.timer);
  local.uses.delete(use);
  if (hasFailed) {
    local.isRetired = true;
    if (record.key !== '') await store.updateSession(record.id, { retired: true }).catch(() => {});
  }
  if (local.isUsed(now())) return;
  const release = () => (local.released ??= letGo(settings, record, local));
  if (local.isRetired || keepMs === 0) return release();
  local.plan(() => void (local.isUsed(now()) || release()), keepMs);
  const hold = { holder: thisProcess, until: now() + keepMs };
  await store.holdSession(record.id, hold, now(), 'finished').catch(() => {});
}

/** This process no longer holds the session. If no other one does, the browser ends. Never rejects. */
async function letGo(settings: Settings, { id, owner }: SessionRecord, local: LocalSession): Promise<void> {
  local.cancel();
  const now = settings.now();
  const hold = { holder: thisProcess, until: now };
  try {
    const reason = local.isRetired ? 'failed' : 'finished';
    const unheld = await settings.store.holdSession(id, hold, now, reason);
    const anchor = settings.anchorFor({ owner, budgetMs: endBudgetMs });
    if (unheld) await endSession({ ...settings, anchor }, unheld);
  } catch {
    // The store is down. When the hold of this process is over, `reconcile` ends the browser.
  } finally {
    localSessions.delete(id);
  }
}

/** Waits for a browser that another process starts. */
async function join(settings: Settings, { owner, id }: SessionRecord): Promise<BrowserSession> {
  for (let waitedMs = 0; waitedMs < startMs; waitedMs += lookMs) {
    const [record] = await settings.store.findSessions({ owner, id });
    if (!record || !isUsable(record, settings.now())) break;
    if (record.sealed !== '') {
      const session = await openSealed(settings, record);
      if (session) return session;
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  const cause = new Error('The process that started the browser did not share it.');
  throw new ConnectError('anchor_unavailable', { cause });
}

/** Anchor ends a browser that is not used after `idle_timeout` minutes, by default 5. */
function withIdleTimeout({ session, keepMs = 0 }: WithSessionOptions): SessionSettings {
  const timeout = isRecord(session?.timeout) ? session.timeout : {};
  const idleTimeout = Math.max(5, Math.ceil(keepMs / 60_000));
  return { ...session, timeout: { idle_timeout: idleTimeout, ...timeout } };
}

function checkKeepMs({ keepMs = 0, key }: WithSessionOptions): number {
  if (!Number.isInteger(keepMs) || keepMs < 0 || keepMs > 24 * 60 * 60_000)
    throw new TypeError('withSession: keepMs must be a whole number of milliseconds, from 0 to a day.');
  if (keepMs > 0 && key === undefined)
    throw new TypeError('withSession: keepMs needs a key. Without one, no other call finds the browser.');
  return keepMs;
}
