import { isRecord } from '@kit/protocol';
import type { Connect } from '../createConnect.ts';
import type { CallOwner } from './gateTool.ts';

/** A message of the AI SDK, as `useChat` sends it. */
interface ChatMessage {
  role: string;
  parts: readonly unknown[];
}

/**
 * Ends the calls that wait for the user if the user has written something else instead. Their requests are superseded, and the model
 * reads that the calls did not run. Call it with the messages of each request, before you convert them. Without it, version 6 rejects a
 * message after a call that still waits.
 *
 * @returns the messages, changed only if the last one is the user's.
 *
 * @example
 * const settled = await settleCalls(connect, { userId, thread }, messages);
 */
export async function settleCalls<Message extends ChatMessage>(
  connect: Pick<Connect, 'supersedeRequests'>,
  { userId, tenantId, thread }: CallOwner,
  messages: readonly Message[],
): Promise<Message[]> {
  if (messages.at(-1)?.role !== 'user') return [...messages];
  if (thread) await connect.supersedeRequests({ userId, tenantId, thread });
  const settled = structuredClone([...messages]);
  for (const part of settled.flatMap(({ parts }) => parts)) if (isRecord(part)) settle(part);
  return settled;
}

const movedOn = 'The user wrote something else instead of answering.';

function settle(part: Record<string, unknown>): void {
  const { state, approval } = part;
  if (!isRecord(approval)) return;
  if (state === 'approval-requested') {
    part.state = 'output-denied';
    part.approval = { ...approval, approved: false, reason: movedOn };
  } else if (state === 'approval-responded' && approval.approved === false) {
    part.state = 'output-denied';
  } else if (state === 'approval-responded') {
    // The answer to the approval broke off. The call may have run.
    part.state = 'output-error';
    part.errorText = 'The result of the call is not known.';
  }
}
