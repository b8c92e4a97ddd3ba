import { ConnectError } from '../ConnectError.ts';
import { type Call, queryOf } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { sha256 } from '../request/crypto.ts';
import { type Reply, jsonReply, redirectReply } from '../request/reply.ts';
import { checkNavigation, checkSameSite } from '../request/checkSource.ts';
import { readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { uuid } from '../anchor/AnchorClient.ts';
import { checkSameUser, relayRefusal, requireBound } from './boundAttempt.ts';
import { handOver, keyedStateOf, usesCode, checkClaim } from './completionCode.ts';
import { finishAttempt, identityToVerify, type CallbackResult } from './finishAttempt.ts';
import { describeAttempt, findOwnAttempt } from './readAttempt.ts';
import { returnToApp } from './returnToApp.ts';

/** Statuses of a user who turned back. Anchor does not document them. */
const cancelledStatuses: readonly unknown[] = ['cancelled', 'canceled', ''];

/**
 * `GET /callback/:state`, where Anchor sends the browser back. Anyone can write the query, so each line checks one thing, and
 * only the last step writes.
 */
export async function receiveCallback(settings: Settings, call: Call): Promise<Reply> {
  checkNavigation(call.request);
  const result = readCallback(queryOf(call.request));
  const found = await settings.store.findAttempt({ stateHash: await sha256(call.id) });
  const attempt = await requireBound(settings, call, found);
  const isOwner = await checkSameUser(settings, call, attempt);

  return relayRefusal(settings, attempt, call, async () => {
    if (usesCode(attempt) && !(isOwner && call.id === (await keyedStateOf(settings, attempt, { isOwner })))) {
      const identityId = identityToVerify(settings, attempt, result);
      if (identityId !== undefined) return handOver(settings, call, attempt, identityId);
    } else await finishAttempt(settings, attempt, result);
    if (attempt.mode === 'redirect') return redirectReply(attempt.returnTo);
    if (attempt.mode === 'native') return returnToApp(settings, call.request, attempt);
    const { relaySuccess } = await import('../pages/outcomePages.ts');
    return relaySuccess(settings, call.request, attempt);
  });
}

/**
 * `POST /attempts/:id/confirm`, for a window that was closed before Anchor's redirect, and for an app that has a completion code.
 * Verifies the identity that the hosted page announced, or that of the code, exactly as the callback does. A refusal counts as a
 * verification and does not end the attempt: a wrong hint must not cancel the user's sign-in.
 */
export async function confirmAttempt(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request);
  const owner = await requireUser(settings, call);
  const { completionCode, secret, identityId: announced } = await readJson(call.request);
  const claimed = completionCode === undefined ? checkIdentityId(announced) : undefined;
  const attempt = await requireBound(settings, call, await findOwnAttempt(settings, owner, call.id));
  const identityId = usesCode(attempt)
    ? await checkClaim(settings, attempt, { secret, identity: claimed ?? { completionCode } })
    : checkIdentityId(claimed);

  await finishAttempt(settings, attempt, { status: 'success', identityId });
  return jsonReply(200, await describeAttempt(settings, await findOwnAttempt(settings, owner, call.id)));
}

/** Accepts exactly one `status`, and with `success` exactly one `identity_id`. Anchor's older name `identityId` is not read. */
function readCallback(query: URLSearchParams): CallbackResult {
  if (query.size === 0) return { status: 'none' };
  const statuses = query.getAll('status');
  const ids = query.getAll('identity_id');
  if (statuses.length !== 1 || ids.length > 1) throw new ConnectError('invalid_callback');
  if (statuses[0] === 'success') return { status: 'success', identityId: checkIdentityId(ids[0]) };
  return { status: cancelledStatuses.includes(statuses[0]) ? 'cancelled' : 'failed' };
}

/** Only a UUID may become part of a path at Anchor. */
function checkIdentityId(value: unknown): string {
  if (typeof value !== 'string' || !uuid.test(value)) throw new ConnectError('invalid_callback');
  return value.toLowerCase();
}
