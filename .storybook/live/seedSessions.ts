import type { SeededSession } from './LiveOptions.ts';
import type { LiveServer } from './LiveServer.ts';

/** Starts a browser in the emulator for each session of a story, and changes its times. */
export async function seedSessions(server: LiveServer): Promise<void> {
  const lastUsed = new Map<string, { lastUsedAt: number; lastUsedBy: string }>();
  for (const session of server.options.sessions ?? []) {
    const { accounts, startedAt, agent } = await seed(server, session);
    for (const { connectionId } of accounts)
      if (startedAt > (lastUsed.get(connectionId)?.lastUsedAt ?? 0))
        lastUsed.set(connectionId, { lastUsedAt: startedAt, lastUsedBy: agent });
  }
  for (const [id, fields] of lastUsed)
    await server.store.updateConnection({ owner: ownerOf(server), id }, fields);
}

const ownerOf = ({ options: { tenantId = '', user } }: LiveServer) => ({ tenantId, userId: user ?? 'jane' });

async function seed(server: LiveServer, seeded: SeededSession) {
  const { applications = ['linkedin'], startedMinutesAgo = 10, minutes = 3, endReason, ...more } = seeded;
  const { isConfirmed = true, ...about } = more;
  const { connect, store } = server;
  const owner = ownerOf(server);
  const session = await connect.createSession({ ...owner, applications, ...about });
  if (endReason && isConfirmed) await session.end();
  const [record] = await store.findSessions({ owner, id: session.id });
  if (!record) throw new Error('The session has no row.');
  const startedAt = Date.now() - startedMinutesAgo * 60_000;
  await store.deleteOne('session', session.id);
  return store.openSession({
    ...record,
    startedAt,
    ...(endReason && { endReason, endedAt: isConfirmed ? startedAt + minutes * 60_000 : null }),
  });
}
