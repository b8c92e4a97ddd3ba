import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { checkIdentityId } from '../proof/claim.ts';
import { requireBound } from '../proof/checkWho.ts';
import { finishAttempt } from '../proof/finishAttempt.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { checkSameSite } from '../request/checkSameSite.ts';
import { readJson } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { describeAttempt, requireOwn } from './readAttempt.ts';

/**
 * `POST /attempts/:id/confirm`, for a window closed before Anchor's redirect: the identity id that the hosted page
 * announced is verified exactly as at the callback. A refusal counts a round and ends nothing: a wrong hint must not cost
 * the user's sign-in.
 */
export async function confirmAttempt(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request, { isForm: false });
  const owner = await requireUser(settings, call);
  const identityId = checkIdentityId((await readJson(call.request)).identityId);
  const attempt = await requireBound(settings, call, await requireOwn(settings, owner, call.id));

  await finishAttempt(settings, attempt, { status: 'success', identityId });
  return jsonReply(200, await describeAttempt(settings, await requireOwn(settings, owner, call.id)));
}
