import type { SessionEnd } from '../browser/createBrowsers.ts';
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
  /** `session` and `browser` of the request that created it. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** When the live view was last opened; null if never. */
  readonly viewedAt: number | null;
  /** When it was created. */
  readonly createdAt: number;
  /** When the session times out; null for never. */
  readonly expiresAt: number | null;
  /** When it was ended before `expiresAt`; null if it runs or timed out. */
  readonly endedAt: number | null;
  /** Why it ended; null if it runs, or timed out without a browser. */
  readonly endReason: SessionEnd | null;
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

/** Stores the end of a session. The first reason stays. */
export function endSession(backend: Backend, sessionId: string, endReason: SessionEnd): void {
  const session = backend.sessions.get(sessionId);
  if (session && session.endReason === null)
    backend.sessions.set(sessionId, { ...session, endReason, endedAt: session.endedAt ?? backend.now() });
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
