import { describe, expect, it } from 'vitest';
import { createDriver, shop, type Driver } from '../driver.fixture.ts';

const path = `/v1/applications/${shop.id}/identities`;

function seeded(): Driver {
  const driver = createDriver();
  for (const [index, name] of ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald'].entries()) {
    const metadata = index % 2 ? { userId: 'u1', level: 2 } : {};
    driver.emulator.seedIdentity({ applicationId: shop.id, name, metadata, createdAt: 1000 - index });
  }
  return driver;
}

async function names({ call }: Driver, query = ''): Promise<readonly string[]> {
  const { body } = await call('GET', path + query);
  const identities: unknown = body['identities'];
  return Array.isArray(identities) ? identities.map((identity: { name: string }) => identity.name) : [];
}

const byAge = ['Donald', 'Barbara', 'Edsger', 'Alan', 'Grace', 'Ada'];

describe('identities of an application', () => {
  it('are sorted oldest first, newest first, or shuffled', async () => {
    const driver = seeded();
    expect(await names(driver)).toEqual(byAge);
    driver.emulator.configure({ identityOrder: 'newest-first' });
    expect(await names(driver)).toEqual(byAge.toReversed());
    driver.emulator.configure({ identityOrder: 'shuffled' });
    const orders = new Set<string>();
    for (let request = 0; request < 20; request += 1) orders.add((await names(driver)).join());
    expect(orders.size).toBeGreaterThan(1);
  });

  it.each([
    [`?metadata=${encodeURIComponent('{"userId":"u1"}')}`, ['Donald', 'Edsger', 'Grace']],
    [`?metadata=${encodeURIComponent('{"userId":"u1","level":2}')}&search=gr`, ['Grace']],
    [`?metadata=${encodeURIComponent('{"level":"2"}')}`, []],
    ['?metadata[userId]=u1', ['Donald', 'Edsger', 'Grace']],
    ['?search=AL', ['Donald', 'Alan']],
  ])('are filtered by %s', async (query, expected) => {
    expect(await names(seeded(), query)).toEqual(expected);
  });

  it('are refused for metadata that is not a JSON object', async () => {
    const { call } = seeded();
    expect((await call('GET', `${path}?metadata=u1`)).status).toBe(400);
    expect((await call('GET', `${path}?metadata=[1]`)).status).toBe(400);
  });

  it('are paginated only if the settings choose it', async () => {
    const driver = seeded();
    expect(await names(driver, '?page=2&limit=4')).toEqual(byAge);
    driver.emulator.configure({ pagination: 'page-and-limit' });
    expect(await names(driver, '?page=2&limit=4')).toEqual(byAge.slice(4));
  });

  it('contain no metadata', async () => {
    const { call } = seeded();
    expect((await call('GET', path)).text).not.toContain('userId');
  });
});
