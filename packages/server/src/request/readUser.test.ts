import { formatOwner, ownerHeader } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

/** Returns the headers that a page of this user or tenant sends. */
const from = (userId: string, tenantId?: string | null) => ({
  [ownerHeader]: formatOwner({ userId, tenantId }),
});

describe('a page names its owner', () => {
  test('requests that name the owner of the session, or no owner, are accepted', async () => {
    const world = await createWorld();
    const ada = world.browser('acme:ada');
    expect((await ada.call('GET', '/connections', undefined, from('ada', 'acme'))).status).toBe(200);
    expect((await ada.call('GET', '/connections')).status).toBe(200);
    const zoe = world.browser('Zoë');
    expect((await zoe.call('GET', '/connections', undefined, from('Zoë'))).status).toBe(200);
    expect((await zoe.call('GET', '/connections', undefined, from('Zoë', null))).status).toBe(200);
  });

  test.each([
    ['another user', from('bob', 'acme')],
    ['another organization', from('ada', 'globex')],
    ['no organization', from('ada')],
    ['something else', { [ownerHeader]: 'ada' }],
  ])('a page of %s is refused on every route that a page calls, and nothing changes', async (_, headers) => {
    const world = await createWorld();
    const ada = world.browser('acme:ada');
    await world.finish(ada);
    const [connection] = await world.connections('acme:ada');
    const { attemptId } = await ada.begin();
    const row = `/connections/${connection?.id}`;
    const calls: [string, string, object?][] = [
      ['GET', '/connections'],
      ['GET', '/applications'],
      ['GET', `/attempts/${attemptId}`],
      ['POST', '/attempts', { application: 'linkedin' }],
      ['POST', `/attempts/${attemptId}/confirm`, { identityId: 'id_1' }],
      ['POST', `${row}/reconnect`, {}],
      ['PATCH', row, { label: 'Work' }],
      ['DELETE', row],
    ];
    for (const [method, path, body] of calls) {
      const response = await ada.call(method, path, body, headers);
      expect([response.status, await codeOf(response)], `${method} ${path}`).toEqual([409, 'owner_changed']);
    }
    expect(await world.connections('acme:ada')).toEqual([connection]);
  });
});

test.each([[{ id: 7 }], [{ id: '' }], [{ id: 'ada', tenantId: 1 }]])(
  'a getUser that returns %j is an error, not a user',
  async (user) => {
    // A JavaScript app without types can do this.
    const getUser = () => JSON.parse(JSON.stringify(user));
    const world = await createWorld({ connect: { getUser } });
    expect((await world.browser('ada').call('GET', '/connections')).status).toBe(500);
    expect(world.errors).toHaveLength(1);
  },
);
