import { expect, test } from 'vitest';
import { codeOf, createBrowser, publicUrl } from './browser.fixture.ts';
import { createConnect } from './createConnect.ts';
import { applicationIds, createWorld, readSession, smallClient } from './world.fixture.ts';

test('kits with different applications share a store, and one with all of them does the upkeep', async () => {
  const world = await createWorld();
  const options = { publicUrl, hostedUrl: world.anchorUrl, store: world.store, getUser: readSession };
  const connect = createConnect({
    ...options,
    anchor: smallClient(world.anchorUrl),
    applications: { linkedin: { id: applicationIds.linkedin } },
    logger: {},
  });
  const ada = createBrowser(connect.handler, 'ada');
  const refused = await ada.call('POST', '/attempts', { application: 'notion' });
  expect(await codeOf(refused)).toBe('unknown_application');
  expect((await world.finish(ada)).response.status).toBe(200);

  const bob = world.browser('bob');
  expect((await world.finish(bob, { application: 'notion' })).response.status).toBe(200);
  world.advance(25 * 60 * 60_000);
  expect(await world.connect.reconcile()).toMatchObject({ refreshed: 2, postponed: 0, failed: [] });
});
