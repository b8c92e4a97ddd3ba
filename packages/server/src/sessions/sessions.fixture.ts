import { parseSessions, type SessionActivity } from '@kit/protocol';
import { expect } from 'vitest';
import { createWorld, type World } from '../world.fixture.ts';

export const linkedin = { userId: 'ada', application: 'linkedin' } as const;

/** Ada has connected LinkedIn. */
export async function connected(options?: Parameters<typeof createWorld>[0]) {
  const world = await createWorld(options);
  const ada = world.browser('ada');
  await world.finish(ada);
  const [{ id: connectionId } = { id: '' }] = await world.connections('ada');
  const list = async (): Promise<SessionActivity[]> => {
    const response = await ada.call('GET', `/connections/${connectionId}/sessions`);
    expect(response.status).toBe(200);
    return parseSessions(await response.json())?.sessions ?? [];
  };
  return { world, ada, connectionId, list };
}

/** How many browsers run at Anchor. */
export const running = ({ emulator }: World) =>
  emulator.sessions().filter(({ endedAt }) => endedAt === null).length;
