import { expect, test } from 'vitest';
import { codeOf, createBrowser } from './browser.fixture.ts';
import { createConnect } from './createConnect.ts';
import { createWorld, optionsBeside } from './world.fixture.ts';

test('kits with different applications share a store, and one with all of them does the upkeep', async () => {
  const world = await createWorld();
  const connect = createConnect(optionsBeside(world));
  const ada = createBrowser(connect.handler, 'ada');
  const refused = await ada.call('POST', '/attempts', { application: 'notion' });
  expect(await codeOf(refused)).toBe('unknown_application');
  expect((await world.finish(ada)).response.status).toBe(200);

  const bob = world.browser('bob');
  expect((await world.finish(bob, { application: 'notion' })).response.status).toBe(200);
  world.advance(25 * 60 * 60_000);
  expect(await world.connect.reconcile()).toMatchObject({ refreshed: 2, postponed: 0, failed: [] });
});
