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
  approval?: { id: string } | undefined;
  /** Result of the tool. A gated tool that did not run returns the id of a request. */
  output?: unknown;
}

/** Names a request: by its id, or by the tool call that waits for it. */
export type RequestName =
  | {
      /** Id of the request. */
      requestId: string;
      part?: undefined;
      thread?: undefined;
    }
  | {
      requestId?: undefined;
      /** A part of a chat message. The request of its tool call is shown, if there is one. */
      part: MessagePart;
      /** Id of the chat, as the server passes it to `createGate`. @default '' */
      thread?: string | undefined;
    };

/** Both kinds of {@link RequestName}. */
export interface AnyRequestName {
  requestId?: string | undefined;
  part?: MessagePart | undefined;
  thread?: string | undefined;
}

/** Returns where to find a request, or undefined for a part that has none. */
export function targetOf({ requestId, part, thread = '' }: AnyRequestName): RequestTarget | undefined {
  if (requestId !== undefined) return { id: requestId };
  if (!part) return;
  const { toolCallId, approval, output } = part;
  if (isRecord(output) && output.status === 'needs_connection' && typeof output.requestId === 'string')
    return { id: output.requestId };
  return approval && toolCallId ? { key: toolCallId, thread } : undefined;
}

/** Returns the id of the approval that a part still waits for. */
export function openApproval({ part }: AnyRequestName): string | undefined {
  return part?.state === 'approval-requested' ? part.approval?.id : undefined;
}
