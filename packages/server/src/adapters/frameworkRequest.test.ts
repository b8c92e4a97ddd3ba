import { expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { serve } from './nodeServer.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';

test("getUser receives the framework's request, on which middleware stored the user", async () => {
  const seen: unknown[] = [];
  const { connect } = await createWorld({
    connect: {
      getUser: (_, frameworkRequest) => {
        seen.push(frameworkRequest);
        return { id: 'ada' };
      },
    },
  });
  const server = await serve((req, res) => toNodeHandler(connect)(Object.assign(req, { user: 'ada' }), res));
  expect((await server.send('GET', '/api/connect/connections')).status).toBe(200);
  expect(seen).toEqual([expect.objectContaining({ user: 'ada' })]);
});
