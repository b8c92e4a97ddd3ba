import type { Backend } from './Backend.ts';
import type { IdentityRecord, SessionRecord } from './records.ts';

/** What a session's browser shows: the address, and the identities signed in there. */
export interface SessionSite {
  readonly url: string;
  readonly identities: readonly IdentityRecord[];
}

/** The site of a session: its first URL, else the site of its first identity. */
export function siteOf(backend: Backend, session: SessionRecord): SessionSite {
  const identities = session.identityIds.flatMap((id) => backend.identities.get(id) ?? []);
  const source = identities[0]?.source;
  const home = source?.includes('://') || !source ? source : `https://${source}`;
  return { url: session.initialUrl ?? home ?? 'about:blank', identities };
}
