import { expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';

test('the back end reads what the browser of that user reads, and of nobody else', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  await world.finish(ada);
  await world.finish(ada, { application: 'notion' });
  await world.finish(world.browser('acme:ada'));
  const read = async (path: string) => (await ada.call('GET', path)).json();

  const connections = await world.connect.listConnections({ userId: 'ada' });
  expect(connections).toHaveLength(2);
  expect(await read('/connections')).toEqual({ connections });
  expect(await read('/applications')).toEqual({ applications: world.connect.listApplications() });
  expect(await world.connect.listConnections({ userId: 'ada', tenantId: 'acme' })).toHaveLength(1);
  expect(await world.connect.listConnections({ userId: 'bob' })).toEqual([]);
});
