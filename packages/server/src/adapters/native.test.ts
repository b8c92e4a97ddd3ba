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

const unwritable = async () => ({
  status: 303,
  headers: [['location', '/账户']] satisfies [string, string][],
  body: null,
});

test('a response that cannot be written becomes a 500, and the process survives', async () => {
  const handler = toNodeHandler({ publicUrl: 'https://app.example.com', answer: unwritable });
  const server = await serve(handler);
  expect((await server.send('GET', '/')).status).toBe(500);
  expect(server.rejections).toEqual([]);
});
