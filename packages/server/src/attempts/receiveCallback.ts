import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { sha256 } from '../crypto.ts';
import { type Reply, jsonReply, redirectReply } from '../reply.ts';
import { addressOf } from '../request/DirectRequest.ts';
import { checkNavigation } from '../request/checkNavigation.ts';
import { checkSameSite } from '../request/checkSameSite.ts';
import { readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { uuid } from '../uuid.ts';
import { checkSameUser, requireBound } from './checkBrowser.ts';
import { finishAttempt } from './finishAttempt.ts';
import { describeAttempt, findOwnAttempt } from './readAttempt.ts';
import { relayRefusal } from './relayRefusal.ts';

/**
 * `GET /callback/:state`, where Anchor sends the browser back. The query is an unsigned claim by whoever opened the
 * address; each line below is one check of it, in order, and only the last step writes.
 */
export async function receiveCallback(settings: Settings, call: Call): Promise<Reply> {
  checkNavigation(call.request);
  const claim = readCallback(addressOf(call.request).searchParams);
  const found = await settings.store.findAttempt({ stateHash: await sha256(call.id) });
  const attempt = await requireBound(settings, call, found);
  await checkSameUser(settings, call, attempt);

  return relayRefusal(settings, attempt, call, async () => {
    await finishAttempt(settings, attempt, claim);
    if (attempt.mode === 'redirect') return redirectReply(attempt.returnTo);
    const { relaySuccess } = await import('../pages/relayPage.ts');
    return relaySuccess(settings, call.request, attempt);
  });
}

/**
 * `POST /attempts/:id/confirm`, for a window closed before Anchor's redirect: the identity id that the hosted page
 * announced is verified exactly as at the callback. A refusal counts a round and ends nothing: a wrong hint must not cost
 * the user's sign-in.
 */
export async function confirmAttempt(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request, { isForm: false });
  const owner = await requireUser(settings, call);
  const identityId = checkIdentityId((await readJson(call.request)).identityId);
  const attempt = await requireBound(settings, call, await findOwnAttempt(settings, owner, call.id));

  await finishAttempt(settings, attempt, { status: 'success', identityId });
  return jsonReply(200, await describeAttempt(settings, await findOwnAttempt(settings, owner, call.id)));
}

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
export function readCallback(query: URLSearchParams): Claim {
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
