import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

async function connected() {
  const world = await createWorld();
  const ada = world.browser('ada');
  await world.finish(ada);
  const [connection] = await world.connections('ada');
  const rename = (label: unknown, headers = {}, browser = ada) =>
    browser.call('PATCH', `/connections/${connection?.id}`, { label }, headers);
  const listed = async () => (await bodyOf(await ada.call('GET', '/connections'))).connections;
  return { world, ada, connection, rename, listed };
}

test('stores a label, and clears it if the value is empty', async () => {
  const { connection, rename, listed, world } = await connected();
  const response = await rename('  Ada’s 仕事 🙂 ');
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { id: connection?.id, label: 'Ada’s 仕事 🙂' },
  ]);
  expect(await listed()).toMatchObject([{ label: 'Ada’s 仕事 🙂', accountName: connection?.accountName }]);
  expect(world.events).toContainEqual(
    expect.objectContaining({
      type: 'connection.renamed',
      connectionId: connection?.id,
      userId: 'ada',
      application: 'linkedin',
    }),
  );
  expect(await (await rename('')).json()).not.toHaveProperty('label');
});

test('accepts 80 characters, counted as the browser counts them', async () => {
  const { rename } = await connected();
  expect((await rename('🙂'.repeat(40))).status).toBe(200);
  expect((await rename('🙂'.repeat(41))).status).toBe(400);
});

describe('refused, and nothing changes', () => {
  test.each([[undefined], [null], [7], [['a']], ['a\u0000b'], ['two\nlines'], ['half a pair \uD83D']])(
    '%j as a name',
    async (label) => {
      const { rename, listed } = await connected();
      const response = await rename(label);
      expect([response.status, await codeOf(response)]).toEqual([400, 'invalid_request']);
      expect(await listed()).not.toMatchObject([{ label: expect.anything() }]);
    },
  );

  test.each<[string, Record<string, string | undefined>, number]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['neither header', { 'sec-fetch-site': undefined, origin: undefined }, 403],
    ['no user', { cookie: undefined }, 401],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('by %s', async (_, headers, status) => {
    const { rename, listed } = await connected();
    expect((await rename('mine', headers)).status).toBe(status);
    expect(await listed()).not.toMatchObject([{ label: 'mine' }]);
  });

  test.each(['bob', 'acme:ada'])('by %s, who does not own the connection', async (stranger) => {
    const { world, rename, listed } = await connected();
    expect((await rename('mine', {}, world.browser(stranger))).status).toBe(404);
    expect(await listed()).not.toMatchObject([{ label: 'mine' }]);
  });
});
