import { docsUrl, formatOwner, ownerHeader } from '@kit/protocol';
import type { Call } from './Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { ConnectError, refusal } from '../ConnectError.ts';
import type { Owner } from '../stores/store.ts';
import { withDeadline } from '../time.ts';

const getUserTimeoutMs = 10_000;

/** Returns the signed-in user, if there is one. Throws `user_unavailable` if `getUser` throws or takes too long. */
export async function readUser(settings: Settings, call: Call): Promise<Owner | undefined> {
  const responseHeaders = (call.responseHeaders ??= new Headers());
  let user;
  try {
    const found = settings.getUser(call.request, call.frameworkRequest, responseHeaders);
    user = found && 'then' in found ? await withDeadline(getUserTimeoutMs, found) : found;
  } catch (cause) {
    throw new ConnectError('user_unavailable', { cause, retryAfter: 5 });
  }
  if (!user) return;
  return toOwner('getUser', { userId: user.id, tenantId: user.tenantId });
}

/**
 * Returns the signed-in user. Throws `signed_out` if no user is signed in. Throws `owner_changed` if the page names another
 * owner, because another user signed in or switched the organization after it was loaded.
 */
export async function requireUser(settings: Settings, call: Call): Promise<Owner> {
  const user = await readUser(settings, call);
  if (!user) throw refusal('signed_out');
  const stated = call.request.headers.get(ownerHeader);
  if (stated !== null && stated !== formatOwner(user)) throw new ConnectError('owner_changed');
  return user;
}

// PostgreSQL can index two ids of this length.
const maxLength = 255;

/**
 * Returns the owner with your product's ids. Throws a TypeError for ids that a store cannot distinguish. SQLite drivers cut
 * text at a NUL character, PostgreSQL rejects it, and all unpaired surrogates are stored as the same character. `source` is
 * the function that received the ids.
 */
export function toOwner(source: string, ids: { userId: unknown; tenantId?: unknown }): Owner {
  return {
    userId: checkId(source, source === 'getUser' ? 'id' : 'userId', ids.userId),
    tenantId: (ids.tenantId ?? '') === '' ? '' : checkId(source, 'tenantId', ids.tenantId),
  };
}

function checkId(source: string, name: string, value: unknown): string {
  const invalid = (what: string) =>
    new TypeError(
      `${source}: ${name} ${what}. Use a string of 1 to ${maxLength} characters that is valid Unicode. See ${docsUrl}frameworks#who-is-signed-in`,
    );
  if (typeof value !== 'string')
    throw invalid(value === null || value === undefined ? `is ${value}` : `is a ${typeof value}`);
  if (value === '') throw invalid('is empty');
  if (value.length > maxLength) throw invalid(`has ${value.length} characters`);
  if (/[\0\p{Surrogate}]/u.test(value)) throw invalid('contains a NUL character or half a surrogate pair');
  return value;
}
