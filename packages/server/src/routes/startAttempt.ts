import { pathTo } from '@kit/protocol';
import { mintToken } from '../anchor/mintToken.ts';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import { ofAttempt } from '../events/ofAttempt.ts';
import { sha256 } from '../crypto.ts';
import { checkSameUser, requireBound } from '../proof/checkWho.ts';
import { redirectReply, type Reply } from '../reply.ts';
import { stateOf } from '../request/binding.ts';
import { checkNavigation } from '../request/checkNavigation.ts';
import type { AttemptRecord } from '../stores/store.ts';
import { relayRefusal } from './relayRefusal.ts';

/** How often one attempt is sent to the hosted page: each time costs a token of Anchor's. */
const maxStarts = 10;

/**
 * `GET /start/:id`, opened by the window itself: sends the window to the hosted page, again where it is reloaded before the end.
 * It never sets the cookie: a link that binds whoever opens it would let one user finish for another.
 */
export async function startAttempt(settings: Settings, call: Call): Promise<Reply> {
  checkNavigation(call.request);
  checkComesFromHere(call.request);
  const attempt = await requireBound(settings, call, await settings.store.findAttempt(call.id));
  await checkSameUser(settings, call, attempt);

  return relayRefusal(settings, attempt, call, async () => {
    const hosted = await redeem(settings, call, attempt);
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

async function redeem(settings: Settings, call: Call, attempt: AttemptRecord): Promise<string> {
  const { store, reporter } = settings;
  checkOpen(settings, attempt);
  const applicationId = settings.applications.get(attempt.application)?.id;
  if (!applicationId) throw new ConnectError('unknown_application');
  if (!(await store.takeStart(attempt.id, maxStarts, settings.now())))
    throw new ConnectError('too_many_starts');

  // The state is in the path because Anchor appends a query of its own to whatever it is given.
  const state = await stateOf(settings, call.request, attempt.id);
  const callbackUrl = settings.baseUrl + pathTo('receiveCallback', state);
  const anchor = settings.anchorFor({ owner: attempt.owner });
  const token = await mintToken(anchor, applicationId, callbackUrl).catch(async (error: unknown) => {
    await store.releaseStart(attempt.id);
    throw error;
  });

  // Only now: a start that is cut short leaves no state behind, and the window can be opened again.
  if (!(await store.startAttempt(attempt.id, await sha256(state), settings.now()))) {
    const ended = await store.findAttempt(attempt.id);
    if (!ended) throw new ConnectError('attempt_cancelled');
    checkOpen(settings, ended);
  }
  if (attempt.stateHash === null) reporter.emit({ type: 'attempt.started', ...ofAttempt(attempt) });
  return `${settings.hostedUrl}/identity/create?token=${encodeURIComponent(token)}`;
}

function checkOpen({ now }: Settings, attempt: AttemptRecord): void {
  if (attempt.status !== 'pending') throw new ConnectError(attempt.code ?? 'attempt_used');
  if (attempt.expiresAt <= now()) throw new ConnectError('attempt_expired');
}
