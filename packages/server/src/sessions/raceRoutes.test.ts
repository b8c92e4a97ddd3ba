import { expect, test } from 'vitest';
import { createBrowser } from '../browser.fixture.ts';
import { ConnectError } from '../ConnectError.ts';
import type { ConnectEvent } from '../events/ConnectEvent.ts';
import { inAnotherProcess } from '../requests/requests.fixture.ts';
import { describePostgres, openPostgres } from '../stores/describePostgres.fixture.ts';
import { newSqliteFile, openSqlite } from '../stores/sqliteFile.fixture.ts';
import type { Store } from '../stores/store.ts';
import { atDepth } from '../testDepth.fixture.ts';
import { deliver, secret } from '../webhooks/webhooks.fixture.ts';
import { createWorld } from '../world.fixture.ts';

const minute = 60_000;

/** Two processes race everything that a user, an agent and Anchor may do with one browser and its account. */
function describeRace(open: () => Promise<{ first: Store; second: Store }>): void {
  test('whatever two processes do with a browser at the same time, it ends once, and no call runs twice', async () => {
    const { first, second } = await open();
    const world = await createWorld({ connect: { store: first, webhookSecret: secret } });
    const events: ConnectEvent[] = [];
    const other = inAnotherProcess(world, { store: second, onEvent: (event) => events.push(event) });
    for (let round = 0; round < atDepth(8, 40); round++) {
      const userId = `user-${round}`;
      const owner = { userId, application: 'linkedin' } as const;
      const here = world.browser(userId);
      const there = createBrowser(other.handler, userId);
      const call = { ...owner, key: 'call', thread: 'chat' };
      await world.connect.claim(call);
      await world.finish(here);
      const [connection] = await world.connections(userId);
      const session = await world.connect.createSession({ ...owner, takeOver: true });
      const data = { session_id: session.anchorId };
      const needsHelp = JSON.stringify({ type: 'intervention.requested', text: 'A code', data });
      const post = (browser: typeof here, path: string, body?: unknown) => browser.call('POST', path, body);

      const claims = [world.connect, other, world.connect, other].map((connect) => connect.claim(call));
      const responses = Promise.all([
        post(here, `/sessions/${session.id}/take-over`),
        post(there, `/sessions/${session.id}/hand-back`),
        post(there, `/sessions/${session.id}/stop`),
        post(here, `/sessions/${session.id}/view`),
        post(there, `/connections/${connection?.id}/access`, { access: 'ask' }),
        post(here, `/connections/${connection?.id}/access`, { access: 'thread' }),
        deliver(world, needsHelp),
        ...(round % 2 ? [there.call('DELETE', `/connections/${connection?.id}`)] : []),
      ]);
      const starts = [world.connect, other].map((connect) => connect.createSession(owner));
      const [ran, started] = await Promise.all([Promise.allSettled(claims), Promise.allSettled(starts)]);
      const statuses = (await responses).map(({ status }) => status);

      expect(statuses.filter((status) => status >= 500)).toEqual([]);
      const runs = ran.filter((one) => one.status === 'fulfilled' && one.value.status === 'connected');
      expect(runs.length).toBeLessThanOrEqual(1);
      const refusals = [...ran, ...started].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refusals.filter((reason) => !(reason instanceof ConnectError))).toEqual([]);
      for (const one of started) if (one.status === 'fulfilled') await one.value.end();
      world.advance(minute + 1);
      await other.reconcile({ unowned: 'ignore' });
      const running = world.emulator.sessions().filter(({ endedAt }) => endedAt === null);
      expect(running).toEqual([]);
      const isLive = round % 2 === 0;
      expect(await world.connections(userId)).toHaveLength(Number(isLive));
      const kept = world.emulator.identities().some(({ id }) => id === connection?.identityId);
      expect(kept).toBe(isLive);
    }
    const ends = [...world.events, ...events].flatMap((event) =>
      event.type === 'session.ended' ? [event.session] : [],
    );
    expect(ends.length).toBe(new Set(ends).size);
    expect(world.errors).toEqual([]);
  }, 120_000);
}

describeRace(async () => {
  const file = await newSqliteFile();
  const [first, second] = [openSqlite(file).store, openSqlite(file).store];
  await first.migrate();
  return { first, second };
});

await describePostgres('on PostgreSQL', (server) => {
  describeRace(async () => ({
    first: (await openPostgres(server)).store,
    second: (await openPostgres(server)).store,
  }));
});
