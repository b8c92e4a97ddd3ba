import { expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';

test("adds the app's metadata to the kit's, and never overwrites existing fields", async () => {
  const asked: unknown[] = [];
  const world = await createWorld({
    connect: {
      metadata(connection) {
        asked.push(connection);
        return { plan: 'gold', team: 'sales', externalUserId: 'mallory' };
      },
    },
    emulator: { settings: { metadataUpdate: 'replace' } },
  });
  const ada = world.browser('acme:ada');
  const { callbackUrl, identityId } = await world.arrive(ada);
  await fetch(`${world.anchorUrl}/v1/identities/${identityId}`, {
    method: 'PUT',
    headers: { 'anchor-api-key': 'demo-anchor-api-key', 'content-type': 'application/json' },
    body: JSON.stringify({ metadata: { plan: 'platinum', theirs: true } }),
  });
  await ada.navigate(callbackUrl);
  const [connection] = await world.connections('acme:ada');
  expect(asked).toEqual([
    { connectionId: connection?.id, userId: 'ada', tenantId: 'acme', application: 'linkedin' },
  ]);
  expect(world.emulator.identities()[0]?.metadata).toEqual({
    plan: 'platinum',
    theirs: true,
    team: 'sales',
    externalUserId: 'ada',
    externalTenantId: 'acme',
    connectedAt: new Date(connection?.connectedAt ?? 0).toISOString(),
  });
});

test('a metadata function that throws postpones only the tag', async () => {
  let isBroken = true;
  const world = await createWorld({
    connect: {
      async metadata() {
        if (isBroken) throw new Error('no plan');
        return { plan: 'gold' };
      },
    },
  });
  expect((await world.finish(world.browser('ada'))).response.status).toBe(200);
  expect(world.errors).toMatchObject([{ code: 'connection.tag_postponed', error: new Error('no plan') }]);
  isBroken = false;
  expect(await world.connect.reconcile()).toMatchObject({ tagged: 1 });
  expect(world.emulator.identities()[0]?.metadata).toMatchObject({ plan: 'gold' });
});

test('a metadata function that never settles blocks neither the callback nor reconcile', async () => {
  let isHanging = true;
  const world = await createWorld({
    connect: { metadata: () => (isHanging ? new Promise(() => {}) : { plan: 'gold' }) },
  });
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 8_000));
  const finished = await Promise.race([world.finish(world.browser('ada')), late]);
  expect(finished?.response.status).toBe(200);
  expect(world.errors).toMatchObject([
    { code: 'connection.tag_postponed', error: { name: 'TimeoutError', message: 'No response within 3 s.' } },
  ]);
  isHanging = false;
  expect(await world.connect.reconcile()).toMatchObject({ tagged: 1 });
});
