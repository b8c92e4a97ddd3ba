import type { Backend } from './createBackend.ts';
import type { IdentityRecord } from './identityRecords.ts';

/** A browser session in the emulator. Times are in milliseconds since 1970. */
export interface BrowserSessionRecord {
  readonly id: string;
  readonly project: string;
  readonly identityIds: readonly string[];
  readonly initialUrl: string | null;
  readonly readOnly: boolean;
  readonly oneTimeUrl: boolean;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly viewedAt: number | null;
  readonly createdAt: number;
  /** When the session times out; null for never. */
  readonly expiresAt: number | null;
  readonly endedAt: number | null;
}

/** Returns whether the session was ended or has timed out. */
export function isEnded({ endedAt, expiresAt }: BrowserSessionRecord, now: number): boolean {
  return endedAt !== null || (expiresAt !== null && now >= expiresAt);
}

/** What a session's browser shows: a URL, and the identities that are signed in there. */
export interface SessionSite {
  readonly url: string;
  readonly identities: readonly IdentityRecord[];
}

/** Returns the session's site: its initial URL, or else the site of its first identity. */
export function getSessionSite(backend: Backend, session: BrowserSessionRecord): SessionSite {
  const identities = session.identityIds.flatMap((id) => backend.identities.get(id) ?? []);
  const source = identities[0]?.source;
  const home = source?.includes('://') || !source ? source : `https://${source}`;
  return { url: session.initialUrl ?? home ?? 'about:blank', identities };
}
