import { expect, onTestFinished, test } from 'vitest';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { listIdentities, readIdentity } from './identity.ts';

const plain = { id: '', name: '', status: 'validated', created_at: '2026-01-01T12:00:00' };

/** Returns the identity that the kit reads from these fields of Anchor's response. */
async function readAs(fields: Record<string, unknown>) {
  const { emulator, anchorUrl } = await createWorld();
  const { id } = emulator.seedIdentity({ applicationId: applicationIds.linkedin });
  const changed = meddledClient('GET /v1/', async (answer) => {
    const row = { ...plain, id, ...fields };
    return Response.json((await answer.text()).includes('"identities"') ? { identities: [row] } : row);
  });
  const anchor = changed(anchorUrl);
  return {
    identity: await readIdentity(anchor, { identityId: id, applicationId: applicationIds.linkedin }),
    list: await listIdentities(anchor, applicationIds.linkedin, ''),
  };
}

test('a time without a zone is read as UTC, whatever the time zone of the server', async () => {
  const { TZ } = process.env;
  process.env.TZ = 'America/New_York';
  onTestFinished(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });
  expect(new Date(0).getTimezoneOffset()).not.toBe(0);
  const noon = Date.UTC(2026, 0, 1, 12);
  for (const time of ['2026-01-01T12:00:00', '2026-01-01T12:00:00.000Z', '2026-01-01T14:00:00+02:00']) {
    const { identity, list } = await readAs({ created_at: time });
    expect([identity?.createdAt, list[0]?.createdAt]).toEqual([noon, noon]);
  }
});

test('an id in upper case is the same id', async () => {
  const { emulator, anchorUrl } = await createWorld();
  const applicationId = applicationIds.linkedin;
  const seeded = emulator.seedIdentity({ applicationId });
  const shouted = meddledClient(
    'GET /v1/',
    async (answer) => new Response((await answer.text()).replaceAll(seeded.id, seeded.id.toUpperCase())),
  );
  expect(await readIdentity(shouted(anchorUrl), { identityId: seeded.id, applicationId })).toMatchObject({
    id: seeded.id,
  });
  expect(await listIdentities(shouted(anchorUrl), applicationIds.linkedin, '')).toMatchObject([
    { id: seeded.id },
  ]);
});

test('characters that cannot be stored or displayed are removed from names and statuses', async () => {
  const { identity } = await readAs({ name: `a\u0000b\n${'c'.repeat(500)}`, status: 'odd\u0000' });
  expect(identity).toMatchObject({ name: `ab${'c'.repeat(198)}`, status: 'odd' });

  // A store would return another character for half a surrogate pair, so a reconnect would look like another account.
  const halves = await readAs({ name: `a\ud83db${'c'.repeat(197)}😀`, status: 'odd\ude00' });
  expect(halves.identity).toMatchObject({ name: `ab${'c'.repeat(197)}`, status: 'odd' });
});

test('a list of thousands of identities is read', async () => {
  const { emulator, anchorUrl } = await createWorld();
  for (let i = 0; i < 3_000; i++)
    emulator.seedIdentity({ applicationId: applicationIds.linkedin, name: `account ${i} of many` });
  expect(await listIdentities(smallClient(anchorUrl), applicationIds.linkedin, '')).toHaveLength(3_000);
});
