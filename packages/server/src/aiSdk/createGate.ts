import { docsUrl } from '@kit/protocol';
import { type CallOwner, type GatedTool, gateTool, type ToolNeed } from './gateTool.ts';
import type { GateConnect } from './NotRun.ts';

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
  const ownerOf = async (context: unknown) => (typeof owner === 'function' ? owner(context) : owner);

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

function unknownTool(name: string): TypeError {
  return new TypeError(
    `gate: there is no tool ${JSON.stringify(name)}. Use the names of the tools that you pass. See ${docsUrl}agents`,
  );
}
