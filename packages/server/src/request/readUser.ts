import { formatOwner, ownerHeader } from '@kit/protocol';
import type { Call } from '../call.ts';
import type { Settings } from '../checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import type { Owner } from '../stores/store.ts';
import { toOwner } from '../toOwner.ts';
import { withTimeout } from '../withTimeout.ts';

/** How long `getUser` may take. */
const getUserTimeoutMs = 10_000;

/** Who is signed in, or nobody. A `getUser` that throws or is late is `user_unavailable`, never nobody. */
export async function readUser(settings: Settings, call: Call): Promise<Owner | undefined> {
  const responseHeaders = (call.responseHeaders ??= new Headers());
  let user;
  try {
    user = await withTimeout(getUserTimeoutMs, async () =>
      settings.getUser(call.request, call.frameworkRequest, responseHeaders),
    );
  } catch (cause) {
    throw new ConnectError('user_unavailable', { cause, retryAfter: 5 });
  }
  if (!user) return;
  return toOwner('getUser', { userId: user.id, tenantId: user.tenantId });
}

/**
 * Returns the signed-in user. Throws `signed_out` if there is none, and `owner_changed` if the page names another owner: since
 * it was loaded, somebody signed in as another user or switched the organization, perhaps in another tab.
 */
export async function requireUser(settings: Settings, call: Call): Promise<Owner> {
  const user = await readUser(settings, call);
  if (!user) throw new ConnectError('signed_out');
  const stated = call.request.headers.get(ownerHeader);
  if (stated !== null && stated !== formatOwner(user)) throw new ConnectError('owner_changed');
  return user;
}
