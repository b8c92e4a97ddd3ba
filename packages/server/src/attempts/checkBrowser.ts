import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { isBound } from '../request/binding.ts';
import { readUser } from '../request/readUser.ts';
import { type AttemptRecord, isSameOwner } from '../stores/store.ts';

/**
 * Returns the attempt if this browser started it. No cookie, a wrong one and no such attempt give one and the same
 * answer, and nothing is spent: a stranger who has the address can neither burn the attempt nor learn of it.
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
 * Refuses another signed-in user than the one who started. A session that cannot be read here, such as one with a
 * `SameSite=Strict` cookie, passes on the binding alone unless `callbackSession` is `required`.
 */
export async function checkSameUser(settings: Settings, call: Call, attempt: AttemptRecord): Promise<void> {
  const user = await readUser(settings, call);
  if (!user && settings.callbackSession === 'required') throw new ConnectError('signed_out');
  if (user && !isSameOwner(user, attempt.owner)) throw new ConnectError('wrong_user');
}
