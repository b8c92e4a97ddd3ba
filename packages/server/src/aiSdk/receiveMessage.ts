import { isRecord } from '@kit/protocol';

/** A message of the AI SDK. */
interface ChatMessage {
  id: string;
  role: string;
  parts: unknown[];
}

/**
 * Adds a message of the browser to a stored chat. A message of the user is new, or takes the place of a stored one and of all after it.
 * A message of the assistant must be the last stored one, and only its answers to approvals are taken: everything else of it could be
 * forged.
 *
 * @returns the messages. Undefined if the message does not fit the stored ones, such as that of a tab that missed the newest messages.
 *
 * @example
 * const history = receiveMessage(await loadChat(userId, thread), sent);
 * if (!history) return new Response(null, { status: 409 });
 */
export function receiveMessage<Message extends ChatMessage>(
  stored: readonly Message[],
  sent: Message,
): Message[] | undefined {
  const place = stored.findIndex(({ id }) => id === sent.id);
  const known = stored[place];
  if (sent.role === 'user') {
    if (!known) return [...stored, sent];
    return known.role === 'user' ? [...stored.slice(0, place), sent] : undefined;
  }
  if (sent.role !== 'assistant' || known?.role !== 'assistant' || place !== stored.length - 1)
    return undefined;
  const answered = structuredClone(known);
  for (const part of answered.parts) if (isRecord(part)) takeAnswer(part, sent.parts);
  return [...stored.slice(0, place), answered];
}

/** Takes the answer to the approval of a stored part, if there is one. */
function takeAnswer(part: Record<string, unknown>, sent: readonly unknown[]): void {
  const { state, toolCallId, approval } = part;
  if (state !== 'approval-requested' || !isRecord(approval)) return;
  for (const each of sent) {
    if (!isRecord(each) || each.toolCallId !== toolCallId || each.state !== 'approval-responded') continue;
    const answer = each.approval;
    if (!isRecord(answer) || answer.id !== approval.id || typeof answer.approved !== 'boolean') continue;
    const { approved, reason } = answer;
    part.state = 'approval-responded';
    part.approval = { ...approval, approved, ...(typeof reason === 'string' && { reason }) };
  }
}
