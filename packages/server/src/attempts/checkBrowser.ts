import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { isBound } from '../request/checkSource.ts';
import { readUser } from '../request/readUser.ts';
import { type AttemptRecord, isSameOwner } from '../stores/store.ts';

/**
 * Returns the attempt if this browser created it. A missing cookie, a wrong cookie and an unknown attempt have the same answer,
 * and change nothing: a stranger with the address can neither use up the attempt nor learn that it exists.
 */
export async function requireBound(
  settings: Settings,
  call: Call,
  attempt: AttemptRecord | undefined,
): Promise<AttemptRecord> {
  if (attempt) call.attempt = attempt;
  if (!attempt || !(await isBound(settings, call.request, attempt))) throw new ConnectError('wrong_browser');
  return attempt;
}

/**
 * Refuses a signed-in user who did not create the attempt. If the session cannot be read, for example because its cookie is
 * `SameSite=Strict`, the binding cookie is enough, unless `callbackSession` is `required`.
 */
export async function checkSameUser(settings: Settings, call: Call, attempt: AttemptRecord): Promise<void> {
  const user = await readUser(settings, call);
  if (!user && settings.callbackSession === 'required') throw new ConnectError('signed_out');
  if (user && !isSameOwner(user, attempt.owner)) throw new ConnectError('wrong_user');
}
