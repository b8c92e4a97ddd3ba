import { isRecord } from '@kit/protocol';
import type { Connect } from '../Connect.ts';
import type { CallOwner } from './gateTool.ts';
import { statusOfCall } from './statusOfCall.ts';

/** A message of the AI SDK, as `useChat` sends it. */
interface ChatMessage {
  role: string;
  parts: readonly unknown[];
}

/**
 * Ends the calls that wait for the user if the user has written something else instead. The calls can no longer run, and the model reads
 * that they did not. With a `thread`, their requests are superseded. If a call ran in another tab, the model reads that its result is not
 * known. Call it with the messages of each request, before you convert them; the same messages have the same result. Without it, version 6
 * rejects a message after a call that still waits.
 *
 * @returns the messages, changed only if the last one is the user's.
 *
 * @example
 * const settled = await settleCalls(connect, { userId, thread }, messages);
 */
export async function settleCalls<Message extends ChatMessage>(
  connect: Pick<Connect, 'supersedeRequests' | 'cancelCall' | 'readRequest'>,
  owner: CallOwner,
  messages: readonly Message[],
): Promise<Message[]> {
  if (messages.at(-1)?.role !== 'user') return [...messages];
  const { userId, tenantId, thread } = owner;
  if (thread) await connect.supersedeRequests({ userId, tenantId, thread });
  const settled = structuredClone([...messages]);
  for (const { role, parts } of settled)
    if (role === 'assistant') for (const part of parts) if (isRecord(part)) await settle(part);
  return settled;

  async function settle(part: Record<string, unknown>): Promise<void> {
    const { state, approval, toolCallId } = part;
    const waits = state === 'approval-requested';
    if ((!waits && state !== 'approval-responded') || !isRecord(approval)) return;
    const didRun = isKey(toolCallId) ? await ran(toolCallId) : undefined;
    if (waits && !didRun) {
      part.state = 'output-denied';
      part.approval = { ...approval, approved: false, reason: movedOn };
    } else if (approval.approved === false) {
      part.state = 'output-denied';
    } else {
      part.state = 'output-error';
      part.errorText = didRun === false ? 'The call did not run.' : 'The result of the call is not known.';
      part.approval = { ...approval, approved: true };
    }
  }

  /** Whether a call ran. If it did not, it never will. Undefined for a call that never waited for an account. */
  async function ran(key: string): Promise<boolean | undefined> {
    const status = await statusOfCall(connect, { ...owner, key });
    if (status === undefined) return undefined;
    const canRun = status === 'open' || status === 'started' || status === 'connected';
    return canRun && !(await connect.cancelCall({ ...owner, key }));
  }
}

/** Whether a call can have waited under this id. Stored messages can have any. */
function isKey(id: unknown): id is string {
  return (
    typeof id === 'string' &&
    id !== '' &&
    id.length <= 512 &&
    !/\p{Surrogate}/u.test(id) &&
    !id.includes('\0')
  );
}

const movedOn = 'The user wrote something else instead of answering.';
