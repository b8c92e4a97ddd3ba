// What a run of reconcile costs with 100,000 connections, and what users notice of it. See docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setImmediate as untilNextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { Pool } from 'pg';
import { fill } from './fill.mjs';
import { packKit } from './packKit.mjs';
import { startPostgres } from './startPostgres.mjs';
import { newAttempt } from './newAttempt.mjs';

const size = Number(process.env.SIZE ?? 100_000);
/** A run may take as long as it needs, so the whole backlog is measured. */
const budgetMs = 20 * 60_000;

packKit();
// After packKit, because without the packed package the source is found, which Node does not run.
const { createConnect } = await import('@kit/server');
const { postgres, sqlite, sqlStore } = await import('@kit/server/stores/sql');
const folder = mkdtempSync(join(tmpdir(), 'bench-reconcile-'));
const server = await startPostgres();
try {
  if (server) await measurePostgres(server.config);
  else console.log('\nPostgreSQL: none; set DATABASE_URL or install it.');
  const database = new Database(join(folder, 'connect.sqlite'));
  await measure('SQLite (libsql)', sqlite(database));
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true });
}

async function measurePostgres(config) {
  const schema = `bench_${process.pid}`;
  const pool = new Pool({ ...config, options: `-c search_path=${schema}` });
  pool.on('error', (error) => console.error(error.message));
  await pool.query(`CREATE SCHEMA ${schema}`);
  await measure('PostgreSQL', postgres(pool));
  await pool.query(`DROP SCHEMA ${schema} CASCADE`);
  await pool.end();
}

async function measure(name, executor) {
  const watch = { statements: 0, slowest: 0, rows: 0, transaction: 0 };
  const timed = async (kind, work) => {
    const begin = performance.now();
    const result = await work();
    watch[kind] = Math.max(watch[kind], performance.now() - begin);
    return result;
  };
  const watchQuery = (query) => async (sql, values) => {
    watch.statements++;
    const rows = await timed('slowest', () => query(sql, values));
    watch.rows = Math.max(watch.rows, rows.length);
    return rows;
  };
  const store = sqlStore({
    ...executor,
    query: watchQuery(executor.query),
    transaction: (work) =>
      timed('transaction', () => executor.transaction((query, execute) => work(watchQuery(query), execute))),
  });
  await store.migrate();
  await fill(executor, size);
  const identities = await executor.query('SELECT identity_id AS id FROM connect_connection');
  const anchor = anchorWith(identities);
  const connect = createConnect({
    anchor,
    applications: { linkedin: { id: '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01' } },
    publicUrl: 'https://app.example.com',
    store,
    logger: { error: console.error },
    getUser: () => null,
  });
  // Another process of the app, whose users read and write meanwhile. On SQLite, its connection is the same one.
  const other = sqlStore(executor);

  const steps = {
    '5,000 checks, and deletions of all attempts and requests': { work: { unowned: 'ignore', limit: 5_000 } },
    '50 checks, after the clock of the app was fast': {
      prepare: 'UPDATE connect_connection SET next_check_at = 4000000000000',
      work: { unowned: 'ignore', limit: 50 },
    },
    '50 checks of identities that Anchor does not have': {
      isGone: true,
      work: { unowned: 'ignore', limit: 50 },
    },
    'a search for unowned identities': { work: { unownedEveryMs: 0, limit: 0 } },
  };
  const results = [];
  for (const [step, { prepare, isGone = false, work }] of Object.entries(steps)) {
    if (prepare) await executor.transaction((_, execute) => execute(prepare));
    anchor.isGone = isGone;
    Object.assign(watch, { statements: 0, slowest: 0, rows: 0, transaction: 0 });
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let peak = before;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const user = beUser(other);
    const begin = performance.now();
    const done = await connect.reconcile({ budgetMs, ...work });
    const seconds = (performance.now() - begin) / 1_000;
    const times = (await user.stop()).toSorted((a, b) => a - b);
    clearInterval(sampling);
    if (done.failed.length > 0 || done.postponed > 0) throw new Error(JSON.stringify(done).slice(0, 300));
    results.push({
      step,
      seconds: seconds.toFixed(1),
      statements: watch.statements,
      'slowest, ms': watch.slowest.toFixed(0),
      'longest transaction, ms': watch.transaction.toFixed(0),
      'most rows': watch.rows,
      'memory, MB': ((peak - before) / 2 ** 20).toFixed(0),
      'a user waits, ms (p99)': times[Math.floor(times.length * 0.99)]?.toFixed(0),
      'at most': times.at(-1)?.toFixed(0),
    });
  }
  console.log(`\n${name}, ${size} connections, Node ${process.version}\n`);
  console.table(results);
}

/** A user who creates an attempt every few milliseconds, and how long each took. */
function beUser(store) {
  const times = [];
  const use = { isOver: false };
  const owner = { tenantId: 'other', userId: 'user' };
  const limits = [{ scope: 'user', attempts: 1e9, milliseconds: 600_000 }];
  const running = (async () => {
    while (!use.isOver) {
      const begin = performance.now();
      await store.createAttempt(newAttempt({ owner }), limits);
      times.push(performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return times;
  })();
  return {
    stop: () => {
      use.isOver = true;
      return running;
    },
  };
}

async function refuse() {
  throw new Error('This call is not part of the benchmark.');
}

/** An Anchor that has these identities and answers in the next turn of the process: its time is not what is measured. */
function anchorWith(identities) {
  const [application_id, created_at] = ['5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01', '2023-11-14T22:13:20.000Z'];
  const describe = (id) => ({
    id,
    application_id,
    name: 'ada@example.com',
    source: 'linkedin.com',
    status: 'validated',
    metadata: {},
    created_at,
  });
  const anchor = {
    /** Whether it answers as if the identity did not exist. */
    isGone: false,
    applications: {
      retrieve: async (id) => ({ id, identity_count: identities.length }),
      createIdentityToken: refuse,
      // Parsed, as the text of a response is.
      listIdentities: async () => JSON.parse(anchor.isGone ? others : own),
    },
    identities: {
      async retrieve(id) {
        await untilNextTurn();
        if (!anchor.isGone) return describe(id);
        const error = { code: 404, message: 'Not found' };
        throw Object.assign(new Error(error.message), { status: 404, error: { error } });
      },
      update: refuse,
      delete: refuse,
    },
    sessions: { create: refuse, delete: refuse },
    post: refuse,
  };
  const textOf = (prefix) =>
    JSON.stringify({ identities: identities.map(({ id }) => describe(prefix + id)) });
  const [own, others] = [textOf(''), textOf('other-')];
  return anchor;
}
