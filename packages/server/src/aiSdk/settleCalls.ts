import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Connect } from '../createConnect.ts';
import type { CallOwner } from './gateTool.ts';

/** A message of the AI SDK, as `useChat` sends it. */
interface ChatMessage {
  role: string;
  parts: readonly unknown[];
}

/**
 * Ends the calls that wait for the user if the user has written something else instead. Their requests are superseded, the calls can no
 * longer run, and the model reads that they did not. If a call ran in another tab, the model reads that its result is not known. Call it
 * with the messages of each request, before you convert them. Without it, version 6 rejects a message after a call that still waits.
 *
 * @returns the messages, changed only if the last one is the user's.
 *
 * @example
 * const settled = await settleCalls(connect, { userId, thread }, messages);
 */
export async function settleCalls<Message extends ChatMessage>(
  connect: Pick<Connect, 'supersedeRequests' | 'cancelCall'>,
  owner: CallOwner,
  messages: readonly Message[],
): Promise<Message[]> {
  if (messages.at(-1)?.role !== 'user') return [...messages];
  const { userId, tenantId, thread } = owner;
  if (thread) await connect.supersedeRequests({ userId, tenantId, thread });
  const settled = structuredClone([...messages]);
  const parts = settled.flatMap((message) => message.parts);
  await Promise.all(parts.map(async (part) => isRecord(part) && settle(part)));
  return settled;

  async function settle(part: Record<string, unknown>): Promise<void> {
    const { state, approval, toolCallId } = part;
    const waits = state === 'approval-requested';
    if ((!waits && state !== 'approval-responded') || !isRecord(approval)) return;
    const didRun = typeof toolCallId === 'string' ? await ran(toolCallId) : undefined;
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
    try {
      return !(await connect.cancelCall({ ...owner, key }));
    } catch (error) {
      if (error instanceof ConnectError && error.code === 'not_found') return undefined;
      throw error;
    }
  }
}

const movedOn = 'The user wrote something else instead of answering.';
