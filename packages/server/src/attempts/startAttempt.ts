import { pathTo } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { mintToken } from '../anchor/mintToken.ts';
import { type Call, queryOf } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { sha256 } from '../request/crypto.ts';
import { ofAttempt } from '../events/eventFields.ts';
import { type Reply, redirectReply } from '../request/reply.ts';
import { openerParameter, stateOf, checkNavigation } from '../request/checkSource.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import type { Store } from '../stores/store.ts';
import { changeAttempt } from './changeAttempt.ts';
import { checkSameUser, relayRefusal, requireBound } from './boundAttempt.ts';
import { keyedStateOf, usesCode } from './completionCode.ts';

/** How often one attempt may open the hosted page. Each time needs a token from Anchor. */
const maxStarts = 10;

/**
 * `GET /start/:id` redirects the window to the hosted page, also if the user reloads it. It never sets the binding cookie: a link
 * that binds the browser that opens it would let one user finish another user's attempt. A window of a framed app first shows a page
 * that looks for the app: without it, the completion code would reach no one, and the user would sign in for nothing.
 */
export async function startAttempt(settings: Settings, call: Call): Promise<Reply> {
  checkNavigation(call.request);
  const found = await settings.store.findAttempt({ id: call.id });
  checkNotForeign(call.request, found);
  const attempt = await requireBound(settings, call, found);
  const isFramed = attempt.mode === 'frame';
  const checkUser = () => checkSameUser(settings, call, attempt);
  // A frame can have another user than its popup. Its page shows that, because each further try would fail, too.
  const checked = isFramed ? undefined : await checkUser();

  return relayRefusal(settings, attempt, call, async () => {
    const isOwner = checked ?? (await checkUser());
    if (isFramed && !isOwner && !queryOf(call.request).has(openerParameter)) {
      const { findOpener } = await import('../pages/outcomePages.ts');
      return findOpener(settings, call.request, attempt);
    }
    const hosted = await openHostedPage(settings, call, attempt, isOwner);
    const reply = redirectReply(hosted);
    reply.headers.push(['cross-origin-opener-policy', 'unsafe-none']);
    return reply;
  });
}

/**
 * A link on another site must not start a sign-in. An address that the user pasted may, and so may a page of this site if a trusted
 * origin created the attempt. Navigations do not say which origin they come from.
 */
function checkNotForeign(request: Request, attempt: AttemptRecord | undefined): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return;
  if (site !== 'same-site' || (attempt?.appOrigin ?? null) === null) throw new ConnectError('foreign_origin');
}

async function openHostedPage(
  settings: Settings,
  call: Call,
  attempt: AttemptRecord,
  isOwner: boolean,
): Promise<string> {
  const { store, reporter } = settings;
  checkOpen(settings, attempt);
  const applicationId = settings.applications.get(attempt.application)?.id;
  if (!applicationId) throw new ConnectError('unknown_application');
  const counted = await changeAttempt(store, attempt, ['starts', 'startedAt'], ({ starts, startedAt }) => {
    if (starts >= maxStarts) throw new ConnectError('too_many_starts');
    return { starts: starts + 1, startedAt: startedAt ?? settings.now() };
  });
  if (!counted) throw new ConnectError('attempt_cancelled');

  // The state is in the path because Anchor appends its own query.
  const state = usesCode(attempt)
    ? await keyedStateOf(settings, attempt, { isOwner })
    : await stateOf(settings, call.request, attempt.id);
  const callbackUrl = settings.baseUrl + pathTo('receiveCallback', state);
  // Stryker disable next-line ObjectLiteral: anchor/fullLanes.test.ts covers it, which takes too long here
  const anchor = settings.anchorFor({ owner: attempt.owner });
  const token = await mintToken(anchor, applicationId, callbackUrl).catch(async (error: unknown) => {
    await uncount(store, counted);
    throw error;
  });

  // Written last: after a failed start there is no state, and the window can be opened again.
  const stateHash = await sha256(state);
  const started = await changeAttempt(store, counted, ['outcome', 'startedAt'], (current) => {
    checkOpen(settings, current);
    return { stateHash, startedAt: current.startedAt ?? settings.now() };
  });
  if (!started) throw new ConnectError('attempt_cancelled');
  if (attempt.stateHash === null) reporter.emit({ type: 'attempt.started', ...ofAttempt(attempt) });
  return `${settings.hostedUrl}/identity/create?token=${encodeURIComponent(token)}`;
}

/** A start that never reached the hosted page does not count, unless the attempt has ended meanwhile. */
async function uncount(store: Store, attempt: AttemptRecord): Promise<void> {
  await changeAttempt(store, attempt, ['outcome', 'starts', 'stateHash'], (current) => {
    const { outcome, starts, startedAt, stateHash } = current;
    // Stryker disable next-line ObjectLiteral: both change nothing, but SQL needs a column to set
    if (outcome !== null) return { starts };
    return { starts: starts - 1, startedAt: stateHash === null ? null : startedAt };
  });
}

function checkOpen({ now }: Settings, attempt: AttemptRecord): void {
  if (attempt.outcome !== null) throw new ConnectError(attempt.code ?? 'attempt_used');
  if (attempt.expiresAt <= now()) throw new ConnectError('attempt_expired');
}
