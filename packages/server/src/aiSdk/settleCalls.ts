import { isRecord } from '@kit/protocol';
import type { Connect } from '../createConnect.ts';
import type { CallOwner } from './gateTool.ts';
import { statusOfCall } from './statusOfCall.ts';

/** A message of the AI SDK, as `useChat` sends it. */
interface ChatMessage {
  role: string;
  parts: readonly unknown[];
}

/**
 * Ends the calls that wait for the user if the user has written something else instead. Their requests are superseded, and the model
 * reads that the calls did not run. If the user has connected in another tab, the call may have run, and the model reads that its result
 * is not known. Call it with the messages of each request, before you convert them. Without it, version 6 rejects a message after a
 * call that still waits.
 *
 * @returns the messages, changed only if the last one is the user's.
 *
 * @example
 * const settled = await settleCalls(connect, { userId, thread }, messages);
 */
export async function settleCalls<Message extends ChatMessage>(
  connect: Pick<Connect, 'supersedeRequests' | 'readRequest'>,
  owner: CallOwner,
  messages: readonly Message[],
): Promise<Message[]> {
  if (messages.at(-1)?.role !== 'user') return [...messages];
  const { userId, tenantId, thread } = owner;
  if (thread) await connect.supersedeRequests({ userId, tenantId, thread });
  const settled = structuredClone([...messages]);
  const parts = settled.flatMap((message) => message.parts);
  await Promise.all(parts.map(async (part) => isRecord(part) && settle(part, () => isAnswered(part))));
  return settled;

  /** Whether the request of a call is connected. Another tab may then have run the call. */
  async function isAnswered({ toolCallId }: Record<string, unknown>): Promise<boolean> {
    if (typeof toolCallId !== 'string') return false;
    return (await statusOfCall(connect, { ...owner, key: toolCallId })) === 'connected';
  }
}

const movedOn = 'The user wrote something else instead of answering.';
const unknown = 'The result of the call is not known.';

async function settle(part: Record<string, unknown>, isAnswered: () => Promise<boolean>): Promise<void> {
  const { state, approval } = part;
  if (!isRecord(approval)) return;
  if (state === 'approval-requested' && (await isAnswered())) {
    part.state = 'output-error';
    part.errorText = unknown;
    part.approval = { ...approval, approved: true };
  } else if (state === 'approval-requested') {
    part.state = 'output-denied';
    part.approval = { ...approval, approved: false, reason: movedOn };
  } else if (state === 'approval-responded' && approval.approved === false) {
    part.state = 'output-denied';
  } else if (state === 'approval-responded') {
    // The answer to the approval broke off. The call may have run.
    part.state = 'output-error';
    part.errorText = unknown;
  }
}
