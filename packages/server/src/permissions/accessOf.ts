import type { AgentAccess } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';

/** From the strictest to the loosest. */
const byStrictness = ['ask', 'thread', 'always'] as const satisfies readonly AgentAccess[];

/** Returns when agents may use an account: its owner's choice, or else the app's. */
export function accessOf(
  settings: Pick<Settings, 'agentAccess'>,
  { agentAccess }: Pick<ConnectionRecord, 'agentAccess'>,
): AgentAccess {
  return agentAccess ?? settings.agentAccess;
}

/** Returns the access for a call of a conversation. Without a conversation, a permission is for one call. */
export function accessIn(thread: string, access: AgentAccess): AgentAccess {
  return access === 'thread' && thread === '' ? 'ask' : access;
}

/** Returns the strictest access of a list. */
export function strictest(...all: readonly AgentAccess[]): AgentAccess {
  return byStrictness.find((one) => all.includes(one)) ?? 'always';
}
