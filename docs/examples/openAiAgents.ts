// Connection requests for the OpenAI Agents SDK: a tool that needs an account interrupts the run until the account is connected.
import { run, RunState, type Agent } from '@openai/agents-core';
import { ConnectError, type Connect, type Connection, type Permission } from '@kit/server';

/** The user of a run, from your session, and the conversation. */
export interface Caller {
  userId: string;
  thread: string;
}

/** Returns the options of a tool that runs only with an account of the user, and only once for each call. */
export function withAccount<Input>(
  connect: Connect,
  caller: Caller & { application: string },
  execute: (input: Input, connection: Connection, permission: Permission) => Promise<string>,
) {
  return {
    // The SDK asks again when a run goes on. The answer must stay the same, so a call that has waited is found first.
    needsApproval: async (_: unknown, input: unknown, key = '') =>
      (await statusOf(connect, { ...caller, key })) !== undefined ||
      (await connect.request({ ...caller, key, input })).status !== 'connected',
    execute: async (input: Input, _: unknown, details?: { toolCall?: { callId: string } }) => {
      const claim = await connect.claim({ ...caller, key: details?.toolCall?.callId ?? '', input });
      return claim.status === 'connected' && claim.connection
        ? execute(input, claim.connection, { thread: caller.thread, requestId: claim.id })
        : `Not run: ${claim.status}`;
    },
  };
}

/** Goes on with a stored run. Returns undefined as long as a call waits for an account. Other interruptions are left to the app. */
export async function resume(connect: Connect, caller: Caller, agent: Agent, stored: string) {
  const state = await RunState.fromString(agent, stored);
  for (const call of state.getInterruptions()) {
    const key = 'callId' in call.rawItem ? call.rawItem.callId : '';
    const status = key === '' ? undefined : await statusOf(connect, { ...caller, key });
    if (status === undefined) continue;
    if (status === 'open' || status === 'started') return;
    if (status === 'connected') state.approve(call);
    else state.reject(call, { message: `The user did not connect the account: ${status}` });
  }
  return run(agent, state);
}

async function statusOf(connect: Connect, call: Caller & { key: string }) {
  try {
    return (await connect.readRequest(call)).status;
  } catch (error) {
    if (error instanceof ConnectError && error.code === 'not_found') return;
    throw error;
  }
}
