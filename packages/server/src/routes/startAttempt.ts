import { pathTo } from '@kit/protocol';
import { mintToken } from '../anchor/mintToken.ts';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import { ofAttempt } from '../events/ofAttempt.ts';
import { randomToken, sha256 } from '../crypto.ts';
import { checkSameUser, requireBound } from '../proof/checkWho.ts';
import { redirectReply, type Reply } from '../reply.ts';
import { checkNavigation } from '../request/checkNavigation.ts';
import type { AttemptRecord } from '../stores/store.ts';
import { relayRefusal } from './relayRefusal.ts';

/**
 * `GET /start/:id`, opened by the window itself: redeems the attempt once and sends the window to the hosted page.
 * It never sets the cookie: a link that binds whoever opens it would let one user finish for another.
 */
export async function startAttempt(settings: Settings, call: Call): Promise<Reply> {
  checkNavigation(call.request);
  checkComesFromHere(call.request);
  const attempt = await requireBound(settings, call, await settings.store.findAttempt(call.id));
  await checkSameUser(settings, call, attempt);

  return relayRefusal(settings, attempt, call, async () => {
    const hosted = await redeem(settings, attempt);
    const reply = redirectReply(hosted);
    reply.headers.push(['cross-origin-opener-policy', 'unsafe-none']);
    return reply;
  });
}

/** A link on another site must not begin a sign-in; one that the user pasted may. */
function checkComesFromHere(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new ConnectError('foreign_origin');
}

async function redeem(settings: Settings, attempt: AttemptRecord): Promise<string> {
  if (attempt.status !== 'pending') throw new ConnectError(attempt.code ?? 'attempt_used');
  if (attempt.expiresAt <= settings.now()) throw new ConnectError('attempt_expired');
  const applicationId = settings.applications.get(attempt.application)?.id;
  if (!applicationId) throw new ConnectError('unknown_application');

  const state = randomToken();
  const stateHash = await sha256(state);
  if (!(await settings.store.startAttempt(attempt.id, stateHash, settings.now())))
    throw new ConnectError('attempt_used');
  try {
    // The state is in the path because Anchor appends a query of its own to whatever it is given.
    const token = await mintToken(
      settings.anchorFor({ owner: attempt.owner }),
      applicationId,
      settings.baseUrl + pathTo('receiveCallback', state),
    );
    settings.reporter.emit({ type: 'attempt.started', ...ofAttempt(attempt) });
    return `${settings.hostedUrl}/identity/create?token=${encodeURIComponent(token)}`;
  } catch (error) {
    await settings.store.releaseAttempt(attempt.id, stateHash);
    throw error;
  }
}
