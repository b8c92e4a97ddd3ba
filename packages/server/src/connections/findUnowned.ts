import { deleteIdentity, listIdentities } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import { day } from '../day.ts';
import { inParallel } from '../inParallel.ts';

/** An identity at Anchor that belongs to nobody here. For your back end only: its id opens a stored sign-in. */
export interface UnownedIdentity {
  identityId: string;
  application: string;
  /** ISO 8601. */
  createdAt: string;
  isDeleted: boolean;
}

/** Milliseconds after which an identity is no longer about to be claimed by a callback. */
const minAge = day;

/** Finds identities of the applications that no connection holds, and deletes them if told to. */
export async function findUnowned(
  settings: Settings,
  action: 'report' | 'delete',
): Promise<UnownedIdentity[]> {
  const { anchor, applications, store, reporter } = settings;
  const lists = await inParallel([...applications], async ([application, { id: applicationId }]) => {
    const identities = await listIdentities(anchor, applicationId, '').catch((error: unknown) => {
      reporter.fail(error, { type: 'unowned.lookup_failed', application });
      return [];
    });
    const old = identities.filter(({ createdAt }) => createdAt < settings.now() - minAge);
    const known = new Set(await store.findKnownIdentities(old.map((identity) => identity.id)));
    return old
      .filter((identity) => !known.has(identity.id))
      .map((identity) => ({ ...identity, application, applicationId }));
  });
  return inParallel(lists.flat(), async ({ id, application, applicationId, createdAt }) => ({
    identityId: id,
    application,
    createdAt: new Date(createdAt).toISOString(),
    isDeleted: action === 'delete' && (await tryToDelete(settings, id, applicationId)),
  }));
}

/** What fails is reported as not deleted, and found again by the next run. */
async function tryToDelete(
  { anchor }: Settings,
  identityId: string,
  applicationId: string,
): Promise<boolean> {
  return deleteIdentity(anchor, { identityId, applicationId }).then(
    () => true,
    () => false,
  );
}
