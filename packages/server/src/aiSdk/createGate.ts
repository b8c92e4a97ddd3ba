import { isRecord, type Connection } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Connect } from '../createConnect.ts';

/** The user of a call. Take it from your session, never from a model or a request body. */
export interface CallOwner {
  /** Your own id of the user, as `getUser` returns it. */
  userId: string;
  /** Your own id of the tenant, as `getUser` returns it. @default '' */
  tenantId?: string | undefined;
  /** The conversation, such as the id of the chat. @default '' */
  thread?: string | undefined;
}

/** What the AI SDK passes to `needsApproval` and `execute`. */
export interface ToolCallOptions {
  /** Id of the call. */
  toolCallId: string;
  /** The messages that the model saw. */
  messages?: readonly unknown[] | undefined;
  /** The context of the call in version 7. */
  context?: unknown;
  /** The context of the call in version 6. */
  experimental_context?: unknown;
}

/** What a gated tool returns in place of its result if it did not run. The model reads it. */
export interface NotRun {
  /** Why the call did not run. `used` means that it ran before. */
  status: 'needs_connection' | 'declined' | 'expired' | 'superseded' | 'used';
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The request, for `<ConnectionRequest requestId>`. */
  requestId: string;
  /** What the model should do now. */
  message: string;
}

/** The part of a tool that a gate reads and replaces. */
interface GatedTool {
  execute?: ((input: never, options: never) => unknown) | undefined;
  needsApproval?: unknown;
}

/** The application that a tool needs, and why, as the user reads it. */
export type ToolNeed<Slug extends string = string> =
  | Slug
  | {
      /** The application, as a key of `createConnect({ applications })`. */
      application: Slug;
      /** Why you ask, as the user reads it: one line of plain text, at most 200 characters. @default '' */
      reason?: string | undefined;
    };

/** How a gate asks. */
export interface GateOptions {
  /**
   * `approval`: the call waits as a tool approval and then runs. `result`: the call returns {@link NotRun} immediately. Use it where
   * approvals are not possible, such as in sub-agents.
   *
   * @default 'approval'
   */
  ask?: 'approval' | 'result' | undefined;
}

/** The functions of `connect` that a gate calls. */
type GateConnect<Slug extends string> = Pick<Connect<Slug>, 'request' | 'claim' | 'readRequest'>;

const connections = new WeakMap<object, Connection>();

/**
 * Returns the account that a gated call runs with.
 *
 * @throws TypeError if the options are not those of a gated tool.
 *
 * @example
 * execute: async ({ text }, options) => {
 *   const { id } = connectionOf(options);
 *   …
 * }
 */
export function connectionOf(options: object): Connection {
  const connection = connections.get(options);
  if (!connection)
    throw new TypeError(
      'connectionOf: these are not the options of a gated tool. Pass the second argument of execute, and gate the tool. See https://github.com/kit/kit/blob/main/docs/agents.md',
    );
  return connection;
}

/**
 * Returns a function that gates tools. A gated tool runs only with an account of the signed-in user. If the account is not
 * connected, the tool approval asks the user to connect it, and then the same call runs once with its first arguments.
 *
 * @param owner The signed-in user, or a function that reads the user from the context of the call.
 *
 * @example
 * const gate = createGate(connect, { userId: session.userId, thread: chatId });
 * const tools = gate({ postMessage }, { postMessage: 'linkedin' });
 */
export function createGate<Slug extends string>(
  connect: GateConnect<Slug>,
  owner: CallOwner | ((context: unknown) => CallOwner | Promise<CallOwner>),
  { ask = 'approval' }: GateOptions = {},
) {
  const ownerOf = async ({ context, experimental_context }: ToolCallOptions): Promise<CallOwner> =>
    typeof owner === 'function' ? owner(context ?? experimental_context) : owner;

  return function gate<Tools extends Record<string, GatedTool>>(
    tools: Tools,
    needs: { [Name in keyof Tools]?: ToolNeed<NoInfer<Slug>> },
  ): Tools {
    for (const name of Object.keys(needs)) if (!Object.hasOwn(tools, name)) throw unknownTool(name);
    const gated: Tools = { ...tools };
    for (const name in tools) {
      const need = needs[name];
      const tool: Tools[typeof name] | undefined = tools[name];
      if (need !== undefined && tool) gated[name] = gateTool(connect, name, tool, { need, ownerOf, ask });
    }
    return gated;
  };
}

function gateTool<Slug extends string, Tool extends GatedTool>(
  connect: GateConnect<Slug>,
  name: string,
  tool: Tool,
  {
    need,
    ownerOf,
    ask,
  }: {
    need: ToolNeed<Slug>;
    ownerOf: (options: ToolCallOptions) => Promise<CallOwner>;
    ask: 'approval' | 'result';
  },
): Tool {
  const { execute: run, needsApproval } = tool;
  if (!run) throw clientTool(name);
  const { application, reason } = typeof need === 'string' ? { application: need, reason: undefined } : need;

  const callOf = async (input: unknown, options: ToolCallOptions) => ({
    ...(await ownerOf(options)),
    application,
    reason,
    key: options.toolCallId,
    input,
  });
  // The app's own approval comes first: nobody should sign in for a call that they would refuse.
  const needsOwnApproval = async (input: unknown, options: ToolCallOptions): Promise<boolean> =>
    typeof needsApproval === 'function'
      ? Boolean(await needsApproval(input, options))
      : needsApproval === true;

  const hasWaited = async (call: CallOwner & { key: string }): Promise<boolean> => {
    try {
      await connect.readRequest(call);
      return true;
    } catch (error) {
      if (error instanceof ConnectError && error.code === 'not_found') return false;
      throw error;
    }
  };

  return {
    ...tool,
    async needsApproval(input: unknown, options: ToolCallOptions): Promise<boolean> {
      if (await needsOwnApproval(input, options)) return true;
      if (ask === 'result') return false;
      const call = await callOf(input, options);
      try {
        // Version 6 asks again after the approval, and denies the call if it is no longer needed.
        if (wasApproved(options) && (await hasWaited(call))) return true;
        return (await connect.request(call)).status !== 'connected';
      } catch (error) {
        // `execute` fails with the same error, which then becomes the result of the tool. Here it would end the whole run.
        if (error instanceof ConnectError) return false;
        throw error;
      }
    },
    async execute(input: never, options: ToolCallOptions & never): Promise<unknown> {
      const call = await callOf(input, options);
      const waited = wasApproved(options) && !(await needsOwnApproval(input, options));
      const claim = await connect.claim({ ...call, waited });
      if (claim.status !== 'connected') return notRun(application, claim);
      if (!claim.connection) throw new ConnectError('not_connected');
      connections.set(options, claim.connection);
      try {
        return await lastOf(run(input, options));
      } catch (error) {
        if (!isLost(error)) throw error;
        // The sign-in expired during the run. The call may have done something, so it is not repeated.
        const key = `${call.key} again`;
        const again = await connect.request({ ...call, key, connectionId: claim.connection.id });
        if (again.id === null) throw error;
        return notRun(application, again);
      }
    },
  };
}

/** Whether the messages, which come from the browser, say that the call waited for an approval. */
function wasApproved({ messages = [], toolCallId }: ToolCallOptions): boolean {
  return messages.some(
    (message) =>
      isRecord(message) &&
      Array.isArray(message.content) &&
      message.content.some(
        (part) => isRecord(part) && part.type === 'tool-approval-request' && part.toolCallId === toolCallId,
      ),
  );
}

/** What the model should do in place of the call. */
const advice: Record<NotRun['status'], string> = {
  needs_connection:
    'The account is not connected. The app has asked the user to connect it. Do not ask again, and send no links. Call the tool again after the user has connected.',
  declined:
    'The user chose not to connect the account. Continue without it. Do not call the tool again unless the user asks for it.',
  expired: 'The user did not connect the account in time. Call the tool again if the user still wants it.',
  superseded: 'The user wrote something else before connecting the account. Continue with that.',
  used: 'This call ran before. Do not repeat it.',
};

function notRun(
  application: string,
  { id, status }: Exclude<Awaited<ReturnType<GateConnect<string>['claim']>>, { id: null }>,
): NotRun {
  const reason =
    status === 'open' || status === 'started' || status === 'connected' ? 'needs_connection' : status;
  return { status: reason, application, requestId: id, message: advice[reason] };
}

/** Whether the account was lost during the run. */
function isLost(error: unknown): boolean {
  return (
    error instanceof ConnectError && (error.code === 'connection_not_ready' || error.code === 'not_connected')
  );
}

/** Returns the result of a tool. A tool that streams ends with its last result. */
async function lastOf(result: unknown): Promise<unknown> {
  if (!isAsyncIterable(result)) return result;
  let last: unknown;
  for await (const part of result) last = part;
  return last;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return isRecord(value) && Symbol.asyncIterator in value;
}

function unknownTool(name: string): TypeError {
  return new TypeError(
    `gate: there is no tool ${JSON.stringify(name)}. Use the names of the tools that you pass. See https://github.com/kit/kit/blob/main/docs/agents.md`,
  );
}

function clientTool(name: string): TypeError {
  return new TypeError(
    `gate: the tool ${JSON.stringify(name)} has no execute function, so it runs in the browser or at the provider. Gate tools that run on your server. See https://github.com/kit/kit/blob/main/docs/agents.md`,
  );
}
