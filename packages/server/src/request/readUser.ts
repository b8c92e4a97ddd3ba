import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import type { Owner } from '../stores/store.ts';

/** Who is signed in, or nobody. A `getUser` that throws is `user_unavailable`, never nobody. */
export async function readUser(settings: Settings, { request, native }: Call): Promise<Owner | undefined> {
  let user;
  try {
    user = await settings.getUser(request, native);
  } catch (cause) {
    throw new ConnectError('user_unavailable', { cause, retryAfter: 5 });
  }
  if (!user) return;
  if (typeof user.id !== 'string' || user.id === '' || typeof (user.tenantId ?? '') !== 'string') {
    throw new ConnectError('internal', {
      cause: new TypeError('getUser must return { id } with a string that is not empty, or null for nobody.'),
    });
  }
  return { userId: user.id, tenantId: user.tenantId ?? '' };
}

/** As {@link readUser}; throws `signed_out` for nobody. */
export async function requireUser(settings: Settings, call: Call): Promise<Owner> {
  const user = await readUser(settings, call);
  if (!user) throw new ConnectError('signed_out');
  return user;
}
