import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
export const publicUrl = 'https://app.example.com';

/** Starts a database, Anchor and the processes of the app. All of them listen on loopback addresses or sockets only. */
export async function startWorld(kind, { processes = 3 } = {}) {
  const { demoApiKey, demoApplications } = await import('@kit/emulator');
  const database = kind === 'postgresql' ? await startPostgresPlace() : startSqlitePlace();
  const anchor = fork(here('serveAnchor.mjs'));
  const [{ url: anchorUrl }] = await once(anchor, 'message');
  const settings = {
    anchorUrl,
    anchorKey: demoApiKey,
    applicationId: demoApplications[0].id,
    publicUrl,
    place: database.place,
  };

  const servers = [];
  const start = async (port = 0) => {
    const child = fork(here('serveKit.mjs'), [JSON.stringify({ ...settings, port })], {
      execArgv: ['--expose-gc'],
    });
    const ended = once(child, 'exit');
    const [started] = await Promise.race([once(child, 'message'), ended]);
    if (typeof started?.port !== 'number') throw new Error('A process of the app did not start.');
    return { child, ended, port: started.port };
  };
  for (let i = 0; i < processes; i++) servers.push(await start());

  let crashes = 0;
  const watch = (server) => server.ended.then(() => server.isKilled || (crashes += 1));
  for (const server of servers) watch(server);
  return {
    anchorUrl,
    ports: () => servers.map(({ port }) => port),
    /** How often a process ended that was not killed. */
    crashes: () => crashes,
    fault: (fault) => anchor.send({ fault }),
    clearFaults: () => anchor.send({ clear: true }),
    disturbDatabase: database.disturb,
    /** Kills a process, except the first, whose memory is compared; it is started again. */
    async kill(random) {
      const index = Math.floor(random.between(1, servers.length));
      const server = servers[index];
      if (server.isKilled) return;
      server.isKilled = true;
      server.child.kill('SIGKILL');
      await server.ended;
      servers[index] = await start(server.port);
      watch(servers[index]);
    },
    /** Stops the clock of a process for a moment, as a machine does that swaps. */
    async freeze(random, milliseconds) {
      const { child } = random.pick(servers);
      child.kill('SIGSTOP');
      await pause(milliseconds);
      child.kill('SIGCONT');
    },
    /** Memory in bytes, and errors that `onError` received, of the process that is never killed. */
    async ask() {
      const [{ child }] = servers;
      child.send('report');
      const [report] = await once(child, 'message');
      return report;
    },
    query: database.query,
    async stop() {
      for (const server of servers) {
        server.isKilled = true;
        server.child.kill('SIGKILL');
        await server.ended;
      }
      anchor.kill('SIGKILL');
      await database.stop();
    },
  };
}

async function startPostgresPlace() {
  const { startPostgres } = await import('../startPostgres.mjs');
  const { Pool } = await import('pg');
  const server = await startPostgres();
  if (!server?.restart) throw new Error('The soak test restarts PostgreSQL, so it needs its programs.');
  const pool = new Pool({ ...server.config, max: 1 }).on('error', () => {});
  return {
    place: { config: server.config },
    query: async (sql) => (await pool.query(sql)).rows,
    disturb: (random) => server.restart(random.pick(['INT', 'QUIT'])),
    async stop() {
      await pool.end();
      await server.stop();
    },
  };
}

/** A file has no server to restart. Another connection takes its lock instead, as a backup or a checkpoint does. */
function startSqlitePlace() {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const file = join(folder, 'connect.sqlite');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Also after a signal.
  process.once('exit', remove);
  const open = async () => new (await import('libsql')).default(file);
  return {
    place: { file },
    query: async (sql) => {
      const database = await open();
      const rows = database.prepare(sql).all();
      database.close();
      return rows;
    },
    async disturb(random) {
      const database = await open();
      database.exec('PRAGMA busy_timeout = 2000');
      try {
        database.exec('BEGIN IMMEDIATE');
        await pause(random.between(200, 7_000));
        database.exec('ROLLBACK');
      } catch {
        // The processes kept the lock; there will be another time.
      } finally {
        database.close();
      }
    },
    stop: async () => remove(),
  };
}
