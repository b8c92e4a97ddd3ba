import { isRecord, type Connection } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Connect } from '../createConnect.ts';

/** The user of a call. Read it from your session, never from a model or a request body. */
export interface CallOwner {
  /** Your own id of the user, as `getUser` returns it. */
  userId: string;
  /** Your own id of the tenant. @default '' */
  tenantId?: string | undefined;
  /** The conversation, such as the id of the chat. @default '' */
  thread?: string | undefined;
}

/** What the AI SDK passes to `needsApproval` and `execute`, in versions 6 and 7. */
export interface ToolCallOptions {
  toolCallId: string;
  messages: unknown;
  abortSignal?: AbortSignal | undefined;
  /** Version 7. */
  context?: unknown;
  /** Version 6. */
  experimental_context?: unknown;
}

/** What a tool returns in place of its result while its account is not connected. The model reads it. */
export interface NeedsConnection {
  status: 'needs_connection';
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** What `<ConnectionRequest requestId>` shows. */
  requestId: string;
  /** What the model should do, which is nothing. */
  message: string;
}

/** The part of a tool that the gate reads and replaces. */
interface GatedTool {
  execute?: ((input: never, options: never) => unknown) | undefined;
}

/** Why a tool asks, as the user reads it. */
type Reasons<Slug extends string> = Slug | { application: Slug; reason?: string };

/** The connection of a call, for `execute`. */
const connections = new WeakMap<object, Connection>();

/** Returns the connection that a gated call runs with. Call it in `execute`, with the options that `execute` received. */
export function connectionOf(options: object): Connection {
  const connection = connections.get(options);
  if (!connection) throw new TypeError('connectionOf: pass the options that execute received from a gated tool.');
  return connection;
}

/**
 * Returns a function that gates tools: a gated tool runs only with a connected account of the signed-in user. Without one, the tool's
 * approval is the request to connect, and the same call runs once after the user has connected.
 */
export function createGate<Slug extends string>(
  connect: Pick<Connect<Slug>, 'request' | 'claim' | 'readRequest'>,
  { owner }: { owner: (options: ToolCallOptions) => CallOwner | Promise<CallOwner> },
) {
  return function gate<Tools extends Record<string, GatedTool>>(
    tools: Tools,
    applications: { [Name in keyof Tools]?: Reasons<Slug> },
  ): Tools {
    const entries = Object.entries(tools).map(([name, tool]) => {
      const wanted = applications[name];
      return [name, wanted === undefined ? tool : gateTool(tool, typeof wanted === 'string' ? { application: wanted } : wanted)];
    });
    return Object.fromEntries(entries);
  };
  // draft: gateTool
  void [connect, owner, isRecord, ConnectError, connections];
}
