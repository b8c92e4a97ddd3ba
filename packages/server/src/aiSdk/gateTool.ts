import { docsUrl, isRecord, type Connection } from '@kit/protocol';
import type { Connect } from '../Connect.ts';
import { ConnectError } from '../ConnectError.ts';
import { aboutAccount, isAccountLost } from '../accountErrors.ts';
import { StoreError } from '../stores/StoreError.ts';
import { notPermitted, notRun, type GateConnect } from './NotRun.ts';
import { statusOfCall } from './statusOfCall.ts';

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
interface ToolCallOptions {
  /** Id of the call. */
  toolCallId: string;
  /** The messages that the model saw. */
  messages?: readonly unknown[] | undefined;
  /** The context of the call in version 7. */
  context?: unknown;
  /** The context of the call in version 6. */
  experimental_context?: unknown;
}

/** The part of a tool that a gate reads and replaces. */
export interface GatedTool {
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

/** What a gated call may do, as `createSession` and `withSession` accept it. */
export interface CallAccount {
  /** Your own id of the user. */
  userId: string;
  /** Your own id of the tenant. Absent if the user has none. */
  tenantId?: string | undefined;
  /** The application, as a key of `createConnect({ applications })`. */
  application: string;
  /** The account. */
  connectionId: string;
  /** What the user has allowed. */
  permission: NonNullable<Parameters<Connect['createSession']>[0]['permission']>;
}

const calls = new WeakMap<object, { connection: Connection; account: CallAccount }>();

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
  return callOf('connectionOf', options).connection;
}

/**
 * Returns whose account a gated call runs with, and what the user has allowed. Spread it into the options of `withSession` or
 * `createSession`.
 *
 * @throws TypeError if the options are not those of a gated tool.
 *
 * @example
 * execute: ({ text }, options) =>
 *   connect.withSession({ ...sessionOf(options), application: 'linkedin' }, …)
 */
export function sessionOf(options: object): CallAccount {
  return callOf('sessionOf', options).account;
}

function callOf(caller: string, options: object) {
  const call = calls.get(options);
  if (call) return call;
  throw new TypeError(
    `${caller}: these are not the options of a gated tool. Pass the second argument of execute, and gate the tool. See ${docsUrl}agents`,
  );
}

/** Returns a tool that runs only with an account of its user. */
export function gateTool<Slug extends string, Tool extends GatedTool>(
  connect: GateConnect<Slug>,
  name: string,
  tool: Tool,
  {
    need,
    ownerOf,
    ask,
  }: {
    need: ToolNeed<Slug>;
    ownerOf: (context: unknown) => Promise<CallOwner>;
    ask: 'approval' | 'result';
  },
): Tool {
  const { execute, needsApproval } = tool;
  if (!execute) throw clientTool(name);
  const { application, reason } = typeof need === 'string' ? { application: need, reason: undefined } : need;

  const describeCall = async (input: unknown, options: ToolCallOptions) => ({
    ...(await ownerOf(options.context ?? options.experimental_context)),
    application,
    reason,
    key: options.toolCallId,
    // With the name, because messages come from the browser: a call that waited must not come back as a call of another tool.
    input: [name, input],
  });
  // The app's own approval comes first: users should not sign in for a call that they would refuse.
  const needsOwnApproval = async (input: unknown, options: ToolCallOptions): Promise<boolean> =>
    typeof needsApproval === 'function'
      ? Boolean(await needsApproval.call(tool, input, options))
      : needsApproval === true;

  // With the prototype, because a tool can be the instance of a class.
  const copy: Tool = Object.create(Object.getPrototypeOf(tool));
  return Object.assign(copy, tool, {
    async needsApproval(input: unknown, options: ToolCallOptions): Promise<boolean> {
      if (await needsOwnApproval(input, options)) return true;
      if (ask === 'result') return false;
      const call = await describeCall(input, options);
      try {
        // Version 6 asks again after the approval, and denies the call if it is no longer needed.
        if (wasApproved(options) && (await statusOfCall(connect, call))) return true;
        return (await connect.request(call)).status !== 'connected';
      } catch (error) {
        // `execute` fails with the same error, which then becomes the result of the tool. Here it would end the whole run. Version 6
        // executes an approved call only if it still needs its approval.
        if (error instanceof ConnectError) return wasApproved(options);
        throw error;
      }
    },
    async execute(input: never, options: never): Promise<unknown> {
      const call = await describeCall(input, options);
      const waited = ask === 'approval' && wasApproved(options) && !(await needsOwnApproval(input, options));
      try {
        const claim = await connect.claim({ ...call, waited, once: wasApproved(options) });
        if (claim.status !== 'connected') return notRun(claim, application);
        const { id: requestId, connection } = claim;
        if (!connection) throw new ConnectError('not_connected');
        const { userId, tenantId, thread } = call;
        const permission = { thread, requestId };
        calls.set(options, {
          connection,
          account: { userId, tenantId, application, connectionId: connection.id, permission },
        });
        return await lastOf(execute.call(tool, input, options));
      } catch (error) {
        // No question follows: the user has just changed when agents may use the account.
        if (error instanceof ConnectError && error.code === 'permission_required')
          return notPermitted(application);
        const lost = aboutAccount(error, { application });
        if (!isAccountLost(lost)) throw forModel(error);
        // If the account was lost during the run, the call may have done something, so it is not repeated. No call can claim this request.
        const again = await connect.requestFor(lost, call).catch((other: unknown) => {
          throw forModel(other);
        });
        if (again.id === null) throw forModel(error);
        return notRun(again, again.application);
      }
    },
  });
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

/** The model reads the text of an error, so it names neither Anchor, the database nor an address. The cause is for the app. */
function forModel(error: unknown): unknown {
  if (error instanceof ConnectError || error instanceof StoreError)
    return new Error(`The account or its browser cannot be used now (${error.code}).`, { cause: error });
  if (!(error instanceof Error)) return error;
  const text = error.message.replaceAll(/\b(?:https?|wss?):\/\/\S+/g, '[address]');
  return text === error.message ? error : new Error(text, { cause: error });
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

function clientTool(name: string): TypeError {
  return new TypeError(
    `gate: the tool ${JSON.stringify(name)} has no execute function, so it runs in the browser or at the provider. Gate tools that run on your server. See ${docsUrl}agents`,
  );
}
