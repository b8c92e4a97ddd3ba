import { isRecord } from '@kit/protocol';
import type { SessionSettings } from '../anchor/AnchorClient.ts';
import type { Settings } from '../options/checkOptions.ts';
import { toName } from '../request/toName.ts';
import type { ConnectionRecord, Owner } from '../stores/store.ts';
import {
  chooseUsable,
  endMarginMs,
  lifeOf,
  openBrowser,
  type BrowserSession,
  type SessionOptions,
} from './createSession.ts';
import { findShared, share, unshare, type SharedSession } from './sharedSessions.ts';

/** Which connection to use, and who shares the browser. */
export interface WithSessionOptions extends SessionOptions {
  /**
   * Names the browser. Calls of this process with the same key and the same account share it, with the settings of the first, and
   * `findSession` finds it. Without a key, the call has its own.
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

/** Names the browsers of a key. */
export interface SessionKey {
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
  /** The key, as `withSession` received it. */
  key: string;
}

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
  const shared = enter(settings, await chooseUsable(settings, options), options);
  let hasFailed = true;
  try {
    const session = await unlessAborted(shared.session, signal);
    const result = await unlessAborted((async () => work(session))(), signal);
    hasFailed = false;
    return result;
  } finally {
    const left = leave(settings, shared, hasFailed ? null : keepMs);
    if (!signal?.aborted) await left; // an abort does not wait for a browser that is still being started
  }
}

/** Returns the newest running browser of a key that a call of this process started. */
export async function findSession(
  settings: Settings,
  owner: Owner,
  key: string,
): Promise<BrowserSession | undefined> {
  const running = findShared(settings, owner, toName('key', key)).filter(
    ({ id, isRetired }) => id !== undefined && !isRetired,
  );
  return running.at(-1)?.session;
}

/** Ends every browser of a key that a call of this process started. Returns false if Anchor does not confirm it. */
export async function endKey(settings: Settings, owner: Owner, key: string): Promise<boolean> {
  const found = findShared(settings, owner, toName('key', key));
  const ended = await Promise.all(
    found.map((shared) => {
      unshare(settings, shared);
      return end(shared);
    }),
  );
  return ended.every(Boolean);
}

/** Returns the running browser of the key and the account, or starts one. */
function enter(
  settings: Settings,
  connection: ConnectionRecord,
  options: WithSessionOptions & Owner,
): SharedSession {
  const { owner, identityId } = connection;
  const key = options.key === undefined ? undefined : toName('key', options.key);
  const running =
    key !== undefined &&
    findShared(settings, owner, key).find((each) => !each.isRetired && each.identityId === identityId);
  if (running) {
    clearTimeout(running.timer);
    running.keptUntil = null;
    running.users++;
    return running;
  }
  const session = openBrowser(settings, connection, { ...options, session: withIdleTimeout(options) });
  const shared: SharedSession = {
    owner,
    key: key ?? '',
    identityId,
    session,
    id: undefined,
    isRetired: false,
    users: 1,
    endsAt: settings.now() + lifeOf(options.session) - endMarginMs,
    keptUntil: null,
    timer: undefined,
  };
  if (key !== undefined) share(settings, shared);
  session.then(
    ({ id }) => (shared.id = id),
    () => unshare(settings, shared),
  );
  return shared;
}

/** The call needs the browser no longer. Null for `keepMs` if no other call should receive it. */
async function leave(settings: Settings, shared: SharedSession, keepMs: number | null): Promise<void> {
  shared.users--;
  shared.isRetired ||= keepMs === null;
  if (shared.users > 0) return;
  const finish = () => {
    unshare(settings, shared);
    return end(shared);
  };
  if (shared.isRetired || !keepMs) return void (await finish());
  shared.keptUntil = settings.now() + keepMs;
  shared.timer = setTimeout(() => void finish(), keepMs);
  if (isRecord(shared.timer) && typeof shared.timer.unref === 'function') shared.timer.unref();
}

/** Ends a browser, also one that is still being started. Never rejects. */
async function end({ session }: SharedSession): Promise<boolean> {
  const started = await session.catch(() => undefined);
  return started ? started.end() : true;
}

/** Settles with the promise, or rejects as soon as the signal aborts. */
function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
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
