import { createWorld } from '../world.fixture.ts';
import { serve } from './nodeServer.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';

/** Serves the kit on a port, for a user who is always signed in. */
export async function serveKit() {
  const world = await createWorld({ connect: { getUser: () => ({ id: 'ada' }) } });
  const handler = toNodeHandler(world.connect);
  return { world, handler, server: await serve(handler) };
}
