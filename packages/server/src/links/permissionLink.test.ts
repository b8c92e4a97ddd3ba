import { describe, expect, test } from 'vitest';
import { createAsking } from '../permissions/permissions.fixture.ts';
import { askIn, press, textOf } from './links.fixture.ts';

const acme = { connect: { branding: { name: 'Acme' } } };

describe.each([
  ['ask', 'Allow once'],
  ['thread', 'Allow in this conversation'],
] as const)('the page of a permission, access %s', (access, allow) => {
  test('names the app and the account, and the answer lets the call run', async () => {
    const { world, account } = await createAsking(access, acme);
    const { link, id } = await askIn(world, { key: 'call-1', thread: 'chat', reason: 'To post.' });
    const ada = world.browser('ada');
    const page = await textOf(await ada.navigate(link));
    expect(page).toContain('Let an agent use Linkedin as ada@example.com?');
    expect(page).toContain('Acme asks to use this account.');
    expect(page).toContain(`${allow}\nNot now`);
    expect(page).not.toContain('Add another');
    expect(await world.connect.readRequest({ userId: 'ada', id })).toMatchObject({ status: 'open' });

    await press(world.browser('bob'), link, { connectionId: account.id });
    expect(await world.connect.readRequest({ userId: 'ada', id })).toMatchObject({ status: 'open' });
    await press(ada, link, { connectionId: account.id });
    expect(await textOf(await ada.navigate(link))).toContain('Allowed');
    const call = { userId: 'ada', application: 'linkedin', key: 'call-1', thread: 'chat' } as const;
    expect(await world.connect.claim(call)).toMatchObject({ status: 'connected' });
  });
});

test('a declined permission still says what it was, and a sign-in that was declined does not', async () => {
  const { world } = await createAsking('ask', acme);
  const { link, id } = await askIn(world, { key: 'call-1' });
  const ada = world.browser('ada');
  await press(ada, link, { answer: 'decline' });
  expect(await textOf(await ada.navigate(link))).toContain('You declined this request');
  const read = (requestId: string) => world.connect.readRequest({ userId: 'ada', id: requestId });
  expect(await read(id)).toMatchObject({ status: 'declined', permission: 'ask' });

  const other = await createAsking('ask', { connect: { agentAccess: 'ask' } });
  const request = await other.world.connect.request({ userId: 'ada', application: 'notion', key: 'call-1' });
  await other.world.connect.declineRequest({ userId: 'ada', id: request.id ?? '' });
  other.world.advance(1_000);
  await other.world.finish(other.world.browser('ada'), { application: 'notion' });
  const declined = await other.world.connect.readRequest({ userId: 'ada', id: request.id ?? '' });
  expect(declined).not.toHaveProperty('permission');
});
