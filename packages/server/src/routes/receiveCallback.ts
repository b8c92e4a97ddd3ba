import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { sha256 } from '../crypto.ts';
import { checkSameUser, requireBound } from '../proof/checkWho.ts';
import { readClaim } from '../proof/claim.ts';
import { finishAttempt } from '../proof/finishAttempt.ts';
import { redirectReply, type Reply } from '../reply.ts';
import { checkNavigation } from '../request/checkNavigation.ts';
import { addressOf } from '../request/DirectRequest.ts';
import { relayRefusal } from './relayRefusal.ts';

/**
 * `GET /callback/:state`, where Anchor sends the browser back. The query is an unsigned claim by whoever opened the
 * address; each line below is one check of it, in order, and only the last step writes.
 */
export async function receiveCallback(settings: Settings, call: Call): Promise<Reply> {
  checkNavigation(call.request);
  const claim = readClaim(addressOf(call.request).searchParams);
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
