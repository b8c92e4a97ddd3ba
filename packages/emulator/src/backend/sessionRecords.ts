import type { SessionEndReason } from '../browser/createBrowsers.ts';
import type { Backend } from './createBackend.ts';
import type { IdentityRecord } from './identityRecords.ts';
import { getSiteUrl } from './siteSignIns.ts';

/** A browser session in the emulator. Times are in milliseconds since 1970. */
export interface BrowserSessionRecord {
  /** Id in the API and in the URL of the live view. */
  readonly id: string;
  /** API key of the project that owns it; `any` if the emulator accepts every key. */
  readonly project: string;
  /** Ids of the identities that are signed in, in the order of the request. */
  readonly identityIds: readonly string[];
  /** URL that the browser opens; null for the site of the first identity. */
  readonly initialUrl: string | null;
  /** Whether the request set `read_only`. The live view is then labeled as view only. */
  readonly readOnly: boolean;
  /** Whether the live view can be opened only once. */
  readonly oneTimeUrl: boolean;
  /** Tags of the request. */
  readonly tags: readonly string[];
  /** `session` and `browser` of the request that created it. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Whether a run of a task started it. */
  readonly isTaskInitiated: boolean;
  /** When the live view was last opened; null if never. */
  readonly viewedAt: number | null;
  /** When it was created. */
  readonly createdAt: number;
  /** When the session times out; null for never. */
  readonly expiresAt: number | null;
  /** When it ended; null if it runs. */
  readonly endedAt: number | null;
  /** Why it ended; null if it runs. */
  readonly endReason: SessionEndReason | null;
}

/** A request for a session that starts in the background. */
export interface SessionRequestRecord {
  readonly id: string;
  readonly project: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly status: 'pending' | 'ready' | 'failed';
  /** Id of the session; null before it is ready. */
  readonly sessionId: string | null;
  /** Why it failed; null otherwise. */
  readonly error: string | null;
}

/** Returns whether the session was ended or has timed out. */
export function isEnded({ endedAt, expiresAt }: BrowserSessionRecord, now: number): boolean {
  return endedAt !== null || (expiresAt !== null && now >= expiresAt);
}

/** Returns the status of a session in the API. */
export function getSessionStatus(session: BrowserSessionRecord, now: number): string {
  if (session.endReason === 'crashed') return 'failed';
  return isEnded(session, now) ? 'completed' : 'running';
}

/** Stores the end of a session and sends its webhook. The first reason stays. */
export function endSession(backend: Backend, sessionId: string, endReason: SessionEndReason): void {
  const session = backend.sessions.get(sessionId);
  if (!session || session.endedAt !== null) return;
  const endedAt = Math.min(backend.now(), session.expiresAt ?? Infinity);
  backend.sessions.set(sessionId, { ...session, endReason, endedAt });
  void backend.webhooks.send(endReason === 'crashed' ? 'session.failed' : 'session.completed', sessionId);
}

/** Ends the sessions that have timed out and have no browser. Those with a browser end with it. */
export function endTimedOutSessions(backend: Backend): void {
  for (const { id, endedAt, expiresAt } of backend.sessions.values()) {
    const isOver = endedAt === null && expiresAt !== null && backend.now() >= expiresAt;
    if (isOver && !backend.browsers.find(id)) endSession(backend, id, 'max-duration');
  }
}

/** What a session's browser shows: a URL, and the identities that are signed in there. */
export interface SessionSite {
  readonly url: string;
  readonly identities: readonly IdentityRecord[];
}

/**
 * Returns the session's site: its initial URL, or else the site of its first identity. That is the demo site of its application, if
 * there is a browser to open it on the emulator's `origin`.
 */
export function getSessionSite(
  backend: Backend,
  session: BrowserSessionRecord,
  origin?: string,
): SessionSite {
  const identities = session.identityIds.flatMap((id) => backend.identities.get(id) ?? []);
  const [first] = identities;
  const site = first && backend.applications.get(first.applicationId)?.site;
  const source = first?.source;
  const home = source?.includes('://') || !source ? source : `https://${source}`;
  const demoSite = site && origin !== undefined ? getSiteUrl(site, origin) : undefined;
  return { url: session.initialUrl ?? demoSite ?? home ?? 'about:blank', identities };
}
