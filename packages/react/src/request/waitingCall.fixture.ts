import type { MessagePart } from '../index.ts';

export type WaitingCall = MessagePart & { toolCallId: string; approval: { id: string } };

/** A tool call that waits for an approval, as the AI SDK shows it. Every call has its own approval. */
export const waitingCall = (toolCallId = 'call'): WaitingCall => ({
  type: 'tool-postMessage',
  toolCallId,
  state: 'approval-requested',
  approval: { id: crypto.randomUUID() },
});

/** The answer of a card after its account is connected. */
export const approvalOf = ({ approval }: WaitingCall) => ({ id: approval.id, approved: true });
