import { isRecord } from '@kit/protocol';
import type { RequestTarget } from '../client/requestCalls.ts';

/**
 * A part of a chat message, as in the AI SDK 6 and 7. Every part is accepted. A part is ignored unless it is a tool call that waits,
 * or waited, for an account.
 */
export interface MessagePart {
  /** `tool-` and the name of a tool, or `dynamic-tool`. */
  type: string;
  /** Id of the tool call. */
  toolCallId?: string | undefined;
  /** Where the tool call is, such as `approval-requested`. */
  state?: string | undefined;
  /** The approval that the call waits for, or waited for. */
  approval?: { id: string; approved?: boolean | undefined } | undefined;
  /** Result of the tool. A gated tool that did not run returns the id of a request. */
  output?: unknown;
}

/** What names a request. */
export interface RequestName {
  /** Id of the request. */
  requestId?: string | undefined;
  /** A part of a chat message, in place of `requestId`: the request of its tool call, if there is one. */
  part?: MessagePart | undefined;
  /** With `part`, the `thread` that the server passes to `createGate`, such as the id of the chat. @default '' */
  thread?: string | undefined;
  /**
   * Whether the user has written another message since. An open request is then shown as superseded immediately, before the server is read
   * again, and `onResponse` is not called. @default false
   */
  isSuperseded?: boolean | undefined;
}

/** Returns where to find a request, or undefined for a part that has none. */
export function targetOf({ requestId, part, thread = '' }: RequestName): RequestTarget | undefined {
  if (requestId !== undefined) return { id: requestId };
  if (!part) return;
  const { toolCallId, approval, output } = part;
  if (isRecord(output) && isWaiting(output.status) && typeof output.requestId === 'string')
    return { id: output.requestId };
  return approval && toolCallId ? { key: toolCallId, thread } : undefined;
}

/** Whether a gated tool returned this status because it needs the user. */
const isWaiting = (status: unknown) => status === 'needs_connection' || status === 'needs_permission';

/** Returns the id of the approval that a part still waits for. */
export function openApproval({ part, isSuperseded }: RequestName): string | undefined {
  return part?.state === 'approval-requested' && !isSuperseded ? part.approval?.id : undefined;
}

/** Whether the chat shows that a request can no longer be answered, perhaps before the server was read again. */
export function isPassed({ part, isSuperseded }: RequestName): boolean {
  return isSuperseded === true || part?.approval?.approved === false;
}
