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
 * @returns the messages. Undefined if the message does not fit the stored ones, such as that of a tab that missed the newest messages, or
 * if it answers nothing.
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
  // Also one that was answered before, because its response may have broken off.
  const goesOn = answered.parts.some((part) => isRecord(part) && part.state === 'approval-responded');
  return goesOn ? [...stored.slice(0, place), answered] : undefined;
}

/**
 * Adds the assistant's answer to a stored chat, or replaces its message there. Messages that were stored meanwhile stay, and so does the
 * result of a call that another request has run.
 *
 * @example
 * onEnd: async ({ responseMessage }) =>
 *   saveChat(userId, thread, addAnswer(await loadChat(userId, thread), responseMessage)),
 */
export function addAnswer<Message extends ChatMessage>(
  stored: readonly Message[],
  answer: Message,
): Message[] {
  const place = stored.findIndex(({ id }) => id === answer.id);
  const known = stored[place];
  if (!known) return [...stored, answer];
  const merged = structuredClone(answer);
  merged.parts = merged.parts.map((part) => {
    const result = known.parts.find((each) => isResultOf(each, part));
    return isUsed(part) && result !== undefined && !isUsed(result) ? result : part;
  });
  return [...stored.slice(0, place), merged, ...stored.slice(place + 1)];
}

/** Whether a part has the result of the call of another part. */
function isResultOf(part: unknown, other: unknown): boolean {
  return (
    isRecord(part) &&
    isRecord(other) &&
    part.state === 'output-available' &&
    typeof part.toolCallId === 'string' &&
    part.toolCallId === other.toolCallId
  );
}

/** Whether a call did not run because it ran in another request. */
function isUsed(part: unknown): boolean {
  return isRecord(part) && isRecord(part.output) && part.output.status === 'used';
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
