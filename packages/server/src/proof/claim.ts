import { ConnectError } from '../ConnectError.ts';
import { uuid } from '../uuid.ts';

/**
 * What the query of a callback says: a claim, not a proof. `failed` is every status that Anchor does not document; `none`: the
 * relay page, reloaded, has taken its query off.
 */
export type Claim = { status: 'success'; identityId: string } | { status: 'cancelled' | 'failed' | 'none' };

/** What a user who turned back is taken to come with. Anchor documents no word for it; an empty one says no more. */
const cancels: readonly unknown[] = ['cancelled', 'canceled', ''];

/**
 * Reads the claim: exactly one `status`, and with `success` exactly one `identity_id`, a UUID.
 * The older name `identityId` is never read. Throws `invalid_callback`.
 */
export function readClaim(query: URLSearchParams): Claim {
  if (query.size === 0) return { status: 'none' };
  const statuses = query.getAll('status');
  const ids = query.getAll('identity_id');
  if (statuses.length !== 1 || ids.length > 1) throw new ConnectError('invalid_callback');
  if (statuses[0] === 'success') return { status: 'success', identityId: checkIdentityId(ids[0]) };
  return { status: cancels.includes(statuses[0]) ? 'cancelled' : 'failed' };
}

/** An identity id in the one shape that is put into a path at Anchor. Throws `invalid_callback`. */
export function checkIdentityId(value: unknown): string {
  if (typeof value !== 'string' || !uuid.test(value)) throw new ConnectError('invalid_callback');
  return value.toLowerCase();
}
