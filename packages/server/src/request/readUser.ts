import { formatOwner, ownerHeader } from '@kit/protocol';
import type { Call } from './Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { ConnectError } from '../ConnectError.ts';
import type { Owner } from '../stores/store.ts';
import { withTimeout } from '../time.ts';

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

/** An index of PostgreSQL has room for two ids of this length. */
const maxLength = 255;

/**
 * Makes an owner of ids that come from the product. Throws a TypeError for ids that a store cannot tell apart: SQLite drivers
 * cut text at a NUL character, PostgreSQL refuses it, and half a surrogate pair is stored as the same character as any other half.
 * `source` names the function that received them.
 */
export function toOwner(source: string, ids: { userId: unknown; tenantId?: unknown }): Owner {
  return {
    userId: checkId(source, source === 'getUser' ? 'id' : 'userId', ids.userId),
    tenantId: (ids.tenantId ?? '') === '' ? '' : checkId(source, 'tenantId', ids.tenantId),
  };
}

function checkId(source: string, name: string, value: unknown): string {
  const wrong = (what: string) =>
    new TypeError(
      `${source}: ${name} ${what}. Use a string of 1 to ${maxLength} characters that is valid Unicode.`,
    );
  if (typeof value !== 'string')
    throw wrong(value === null || value === undefined ? `is ${value}` : `is a ${typeof value}`);
  if (value === '') throw wrong('is empty');
  if (value.length > maxLength) throw wrong(`has ${value.length} characters`);
  if (/[\0\p{Surrogate}]/u.test(value)) throw wrong('contains a NUL character or half a surrogate pair');
  return value;
}
