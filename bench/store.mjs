// What the store costs with a thousand connections, and with a million. See docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Pool } from 'pg';
import { fill } from './fill.mjs';
import { median } from './median.mjs';
import { packKit } from './packKit.mjs';
import { startPostgres } from './startPostgres.mjs';
import { newAttempt } from './newAttempt.mjs';
import { newCompletion } from './newCompletion.mjs';

const sizes = [1_000, 1_000_000];
const rounds = Number(process.env.ROUNDS ?? 300);

packKit();
// After packKit, because without the packed package the source is found, which Node does not run.
const { postgres, sqlite, sqlStore } = await import('@kit/server/stores/sql');
const folder = mkdtempSync(join(tmpdir(), 'bench-store-'));
const server = await startPostgres();
try {
  await measure('SQLite (libsql)', (size) => openSqlite(join(folder, `${size}.sqlite`)));
  if (server) await measure('PostgreSQL', (size) => openPostgres(server.config, size));
  else console.log('\nPostgreSQL: none; set DATABASE_URL or install it.');
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true });
}

async function openSqlite(file) {
  const database = new Database(file);
  const executor = sqlite(database);
  return { executor, settle: async () => void database.exec('ANALYZE'), close: async () => database.close() };
}

/** Each size has its own schema, so both can be measured in turn. */
async function openPostgres(config, size) {
  const schema = `bench_${process.pid}_${size}`;
  const pool = new Pool({ ...config, max: 1, options: `-c search_path=${schema}` });
  pool.on('error', (error) => console.error(error.message));
  await pool.query(`CREATE SCHEMA ${schema}`);
  const close = async () => {
    await pool.query(`DROP SCHEMA ${schema} CASCADE`);
    await pool.end();
  };
  return {
    executor: postgres(pool),
    settle: () =>
      pool.query('VACUUM ANALYZE connect_attempt, connect_connection, connect_request, connect_caller'),
    close,
  };
}

/** Both sizes are filled first and asked in turn: what the machine does besides falls on both. */
async function measure(name, open) {
  const places = [];
  for (const size of sizes) {
    const place = await open(size);
    const store = sqlStore(place.executor);
    await store.migrate();
    await fill(place.executor, size);
    await place.settle();
    places.push({ ...place, store, size, ask: [], create: [], complete: [], list: [] });
  }
  // The first ones warm both sides up.
  for (let round = -50; round < rounds; round++) for (const place of places) await runOnce(place, round);

  const [small, large] = places;
  console.log(`\n${name}, median of ${rounds}, in µs\n`);
  console.table(
    ['ask', 'create', 'complete', 'list'].map((step) => {
      const [a, b] = [median(small[step]), median(large[step])];
      return { step, '1 thousand': a.toFixed(0), '1 million': b.toFixed(0), ratio: (b / a).toFixed(2) };
    }),
  );
  for (const { close } of places) await close();
}

/** One user is asked for one more account, connects it, which answers the request, and looks at the list. */
async function runOnce(place, round) {
  const { store, size } = place;
  const now = Date.now();
  const owner = { tenantId: 't', userId: `user-${((round + 50) * 7919) % (size / 2)}` };
  const id = crypto.randomUUID();
  const attempt = newAttempt({ id, owner }, now);
  const request = {
    id: crypto.randomUUID(),
    owner,
    application: 'linkedin',
    reconnects: null,
    reason: '',
    outcome: null,
    startedAt: null,
    createdAt: now,
    expiresAt: now + 86_400_000,
    connectionId: null,
  };
  const caller = {
    id: crypto.randomUUID(),
    owner,
    requestId: request.id,
    thread: '',
    inputHash: '',
    superseded: false,
  };
  const completion = newCompletion(id, { now });
  const time = async (step, work) => {
    const begin = performance.now();
    const result = await work();
    if (round >= 0) place[step].push((performance.now() - begin) * 1_000);
    return result;
  };

  const asked = await time('ask', () =>
    store.openRequest(request, caller, { requests: 20, callers: 100, milliseconds: 600_000 }),
  );
  const created = await time('create', () =>
    store.createAttempt(attempt, [{ scope: 'user', attempts: 10, milliseconds: 600_000 }]),
  );
  await store.updateAttempt(id, { stateHash: id, startedAt: now }, { outcome: null });
  const { result, requests } = await time('complete', () => store.completeAttempt(completion));
  const list = await time('list', () => store.findConnections({ owner }));
  const isAnswered = asked.result === 'opened' && requests?.length === 1;
  if (!isAnswered || created.result !== 'created' || result !== 'connected' || list.length !== 3)
    throw new Error(
      `Not what was expected: ${asked.result}, ${requests?.length} requests, ${created.result}, ${result}, ${list.length} connections`,
    );
}
