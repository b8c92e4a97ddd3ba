import { expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import type { Store } from '../stores/store.ts';
import { createWorld } from '../world.fixture.ts';
import { askAda, press } from './links.fixture.ts';

test('1,000 requests of scanners, previews and browsers write nothing and never reach Anchor', async () => {
  const { store, calls } = countCalls(memoryStore());
  const { world, link, id } = await askAda({ connect: { store } });
  world.emulator.clearLog();
  calls.clear();
  const kinds: Record<string, string | undefined>[] = [
    { 'user-agent': 'Slackbot-LinkExpanding 1.0', 'sec-fetch-mode': undefined, 'sec-fetch-dest': undefined },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-site': 'none' },
    { purpose: 'prefetch', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' },
  ];
  const people = ['ada', 'bob', undefined].map((user) => world.browser(user));
  for (let i = 0; i < 1_000; i += 1) {
    const browser = people[i % people.length];
    const headers = kinds[i % kinds.length];
    const method = i % 5 === 0 ? 'HEAD' : i % 11 === 0 ? 'OPTIONS' : 'GET';
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a browser would
    const response = await (method === 'GET'
      ? browser?.navigate(link, headers)
      : browser?.call(method, link.replace(`${publicUrl}/api/connect`, ''), undefined, {
          ...headers,
          origin: undefined,
        }));
    expect(response?.headers.get('set-cookie')).toBeNull();
  }
  expect([...calls.keys()].toSorted()).toEqual(['findConnections', 'findRequest']);
  expect(world.emulator.log()).toEqual([]);
  expect(world.events.map(({ type }) => type)).toEqual(['request.created']);
  expect(await world.connect.readRequest({ userId: 'ada', id })).toMatchObject({ status: 'open' });
});

/** Counts the calls of each method of a store. */
function countCalls(store: Store) {
  const calls = new Map<string, number>();
  const counting = new Proxy(store, {
    get(target, name, receiver) {
      calls.set(String(name), (calls.get(String(name)) ?? 0) + 1);
      return Reflect.get(target, name, receiver);
    },
  });
  return { store: counting, calls };
}

test('while the store is down, the page says so and can be reloaded', async () => {
  const store = memoryStore();
  const world = await createWorld({
    connect: {
      store: {
        ...store,
        findRequest: () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' })),
      },
    },
  });
  const link = world.connect.createLink({ requestId: 'x'.repeat(43) });
  const ada = world.browser('ada');
  for (const response of [await ada.navigate(link), await press(ada, link, { answer: 'decline' })]) {
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.text()).toContain('<h1>Your accounts could not be loaded or saved right now</h1>');
  }
});
