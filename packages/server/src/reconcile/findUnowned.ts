import { readAnchorTime, deleteIdentity, listIdentities, readIdentity } from '../anchor/identity.ts';
import type { Settings } from '../options/checkOptions.ts';
import { dayMs, isoTime } from '../time.ts';
import { reportUnreadable } from '../events/report.ts';
import { inParallel } from '../anchor/inParallel.ts';

/** An identity at Anchor without a connection. For your back end only: the id gives access to a stored sign-in. */
export interface UnownedIdentity {
  /** Anchor's id of the identity. Never send it to a browser. */
  identityId: string;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** When the identity was created at Anchor, as an ISO 8601 time. */
  createdAt: string;
  /** Whether this run deleted it or found it gone. Always false unless the option `unowned` is `delete`. */
  isDeleted: boolean;
  /**
   * Why `delete` kept it.
   * - `store_unfamiliar`: the store has connections for fewer than half of the application's identities. It may be the wrong store.
   * - `has_owner`: its metadata names a user, so another store connected it.
   * - `failed`: Anchor did not confirm the deletion. `unowned.deletion_failed` has the reason.
   * - `no_time`: the time budget was used.
   */
  kept?: 'store_unfamiliar' | 'has_owner' | 'failed' | 'no_time';
}

/** An older identity no longer belongs to a running sign-in, in milliseconds. */
const minAgeMs = dayMs;

/** Identities in one call of the store, which has a timeout. */
const lookupSize = 1_000;

interface Found {
  identityId: string;
  applicationId: string;
  createdAt: number;
}

/** The unowned identities of one application. */
interface Search {
  application: string;
  /** Listed identities with a connection. */
  known: number;
  found: Found[];
}

/** Finds identities of the applications that have no connection, and optionally deletes them. */
export async function findUnowned(
  settings: Settings,
  action: 'report' | 'delete',
  isOver: () => boolean,
): Promise<UnownedIdentity[]> {
  const applications = [...settings.applications].map(([application, { id }]) => ({ application, id }));
  const searches = await inParallel(applications, ({ application, id }) =>
    search(settings, application, id, action),
  );
  const unowned: UnownedIdentity[][] = [];
  for (const { application, known, found } of searches.flat()) {
    const isRefused = action === 'delete' && known < found.length;
    const ends = await inParallel(found, async (one) => {
      if (action !== 'delete') return {};
      if (isRefused) return { kept: 'store_unfamiliar' as const };
      return isOver() ? { kept: 'no_time' as const } : remove(settings, application, one);
    });
    const rows = found.map(({ identityId, createdAt }, index): UnownedIdentity => ({
      identityId,
      application,
      createdAt: isoTime(createdAt),
      isDeleted: false,
      ...ends[index],
    }));
    unowned.push(rows);
    const deleted = rows.filter(({ isDeleted }) => isDeleted).length;
    settings.reporter.emit({
      type: 'unowned.found',
      application,
      known,
      unowned: rows.length,
      deleted,
      isRefused,
    });
  }
  return unowned.flat();
}

/** Returns nothing if all identities have a connection, or if the list cannot be read. */
async function search(
  { anchor, store, reporter, now }: Settings,
  application: string,
  applicationId: string,
  action: 'report' | 'delete',
): Promise<Search[]> {
  let listed;
  let time = now();
  try {
    listed = await listIdentities(anchor, applicationId, '');
    // If this clock is fast, a running sign-in must not look old. Anchor's clock has whole seconds only.
    if (action === 'delete') time = Math.min(time, ((await readAnchorTime(anchor)) ?? time) + 1_000);
  } catch (error) {
    reporter.fail(error, { type: 'unowned.lookup_failed', application });
    return [];
  }
  const known = new Set<string>();
  for (let start = 0; start < listed.length; start += lookupSize) {
    const ids = listed.slice(start, start + lookupSize).map(({ id }) => id);
    const report = reportUnreadable(reporter);
    // A row that cannot be read still owns its identity.
    const rows = await store.findConnections({ identityIds: ids }, (row) => {
      known.add(row.identityId);
      report(row);
    });
    for (const { identityId } of rows) known.add(identityId);
  }
  const found = listed
    .filter(({ id, createdAt }) => !known.has(id) && createdAt < time - minAgeMs)
    .map(({ id, createdAt }) => ({ identityId: id, applicationId, createdAt }));
  return found.length > 0 ? [{ application, known: known.size, found }] : [];
}

/** Deletes an identity, unless its metadata names an owner. The list does not contain metadata. */
async function remove(
  { anchor, reporter }: Settings,
  application: string,
  identity: Found,
): Promise<Pick<UnownedIdentity, 'isDeleted' | 'kept'>> {
  try {
    const current = await readIdentity(anchor, identity);
    if (current?.metadata.externalUserId !== undefined) return { isDeleted: false, kept: 'has_owner' };
    if (current) await deleteIdentity(anchor, identity);
    return { isDeleted: true };
  } catch (error) {
    reporter.fail(error, { type: 'unowned.deletion_failed', application });
    return { isDeleted: false, kept: 'failed' };
  }
}
