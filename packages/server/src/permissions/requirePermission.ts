import { docsUrl } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import { isId, isName } from '../request/toName.ts';
import type { RequestRecord } from '../stores/RequestRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { dayMs } from '../time.ts';
import { accessIn, accessOf } from './accessOf.ts';

/** What the user has allowed. Take it from your session and from `request` or `claim`, never from a model or a request body. */
export interface Permission {
  /** The conversation that the call belongs to, as `request` received it. @default '' */
  thread?: string | undefined;
  /** The `id` that `request` or `claim` returned. A null is accepted, for an account that needed no request. */
  requestId?: string | null | undefined;
}

/** How long an answer permits the call that it was given for, in milliseconds. */
const answerMs = dayMs;

/**
 * Whether the owner lets agents use the account now. If the owner wants to be asked, the store must have the answer: for one call, the
 * answer to its request; for a conversation, the answer to any of its requests.
 */
export async function isPermitted(
  settings: Settings,
  account: ConnectionRecord,
  { thread = '', requestId }: Permission,
): Promise<boolean> {
  const { id: connectionId, owner, application } = account;
  const access = accessIn(thread, accessOf(settings, account));
  if (access === 'always') return true;
  if (access === 'thread') {
    // A database may reject other text with an error.
    if (!isName(thread)) return false;
    const found = await settings.store.findRequest({ owner, application, thread, connectionId });
    return found !== undefined && isAnswer(found.request, account);
  }
  if (!isId(requestId)) return false;
  const found = await settings.store.findRequest({ owner, id: requestId });
  return found !== undefined && permitsCall(settings, found.request, account);
}

/** Whether a request permits its own call to use the account. */
export function permitsCall({ now }: Settings, request: RequestRecord, account: ConnectionRecord): boolean {
  return isAnswer(request, account) && (request.startedAt ?? 0) > now() - answerMs;
}

/** The cause of `permission_required` for a call that would not use an answer, so asking the owner would be of no use. */
export const passesNone = new TypeError(
  `The call passes no answer of the owner. Pass permission: { thread, requestId }. See ${docsUrl}agents#permission`,
);

/** Throws `permission_required` if the owner does not let agents use the account now. */
export async function requirePermission(
  settings: Settings,
  account: ConnectionRecord,
  permission: Permission = {},
): Promise<void> {
  if (await isPermitted(settings, account, permission)) return;
  const { application, id: connectionId } = account;
  const { thread = '', requestId } = permission;
  const isForThread = accessIn(thread, accessOf(settings, account)) === 'thread';
  const cause = requestId === undefined && !isForThread ? passesNone : undefined;
  throw new ConnectError('permission_required', { application, connectionId, ...(cause && { cause }) });
}

/** Whether the owner has answered the request with this account, and has changed nothing since then. */
function isAnswer(
  { outcome, connectionId, startedAt }: RequestRecord,
  { id, accessChangedAt }: ConnectionRecord,
): boolean {
  const isOwnAnswer = outcome === 'connected' && connectionId === id && startedAt !== null;
  return isOwnAnswer && startedAt > accessChangedAt;
}
