import { expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { serve } from './nodeServer.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';

test("getUser sees the framework's own request, where middleware has left its user", async () => {
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

test('an answer that cannot be written is a 500, and the process lives', async () => {
  const handler = toNodeHandler({ publicUrl: 'https://app.example.com', answer: unwritable });
  const server = await serve(handler);
  expect((await server.send('GET', '/')).status).toBe(500);
  expect(server.rejections).toEqual([]);
});
