import type { AgentAccess } from '@kit/protocol';
import { connectAccounts, linkedin } from '../requests/requests.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';

export const call = { ...linkedin, key: 'call-1', thread: 'chat', input: { text: 'hi' } } as const;

export type Setup = Parameters<typeof createWorld>[0];

/** Ada has an account, and has chosen when agents may use it. */
export async function createAsking(access: AgentAccess, options?: Setup) {
  const world = await createWorld(options);
  const [account] = await connectAccounts(world, 'ada@example.com');
  if (!account) throw new Error('Nothing was connected.');
  await setAccess(world, account.id, access);
  world.advance(1_000);
  return { world, account };
}

/** Sets the access as a page of Ada's does. */
export async function setAccess(world: World, connectionId: string, access: AgentAccess): Promise<number> {
  const { status } = await world
    .browser('ada')
    .call('POST', `/connections/${connectionId}/access`, { access });
  return status;
}

/** Ada allows what a request asks for, or chooses this account for it. */
export async function allow(world: World, requestId: string | null, connectionId: string): Promise<number> {
  const path = `/requests/${requestId}/choose`;
  const { status } = await world.browser('ada').call('POST', path, { connectionId });
  world.advance(1_000);
  return status;
}
