import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Pool, type PoolConfig } from 'pg';

/** A PostgreSQL for tests. `config` can be sent to another process as JSON. */
export interface PostgresServer {
  config: PoolConfig;
  stop(): Promise<void>;
}

/**
 * Creates a schema in `DATABASE_URL`, or starts a server from the programs on this machine. Returns the reason as text if neither
 * is possible.
 */
export async function startPostgres(): Promise<PostgresServer | string> {
  if (process.env.DATABASE_URL) return openSchema(process.env.DATABASE_URL);
  const programs = findPrograms();
  if (programs === undefined) return 'no DATABASE_URL, and no initdb on PATH or in /usr/lib/postgresql';
  // Files that run in the same process share a server, and each has its own database.
  server ??= startServer(programs);
  return openDatabase(await server);
}

let server: Promise<PoolConfig> | undefined;
let databases = 0;

async function openDatabase(config: PoolConfig): Promise<PostgresServer> {
  const database = `connect_test_${++databases}`;
  const pool = new Pool({ ...config, max: 1 });
  await pool.query(`CREATE DATABASE ${database}`);
  await pool.end();
  return { config: { ...config, database }, stop: async () => undefined };
}

async function openSchema(connectionString: string): Promise<PostgresServer> {
  const schema = `connect_test_${process.pid}_${Date.now()}`;
  const pool = new Pool({ connectionString, max: 1 });
  await pool.query(`CREATE SCHEMA ${schema}`);
  return {
    config: { connectionString, options: `-c search_path=${schema}` },
    async stop() {
      await pool.query(`DROP SCHEMA ${schema} CASCADE`);
      await pool.end();
    },
  };
}

/** The folder with `initdb` and `postgres`; the newest of those that Debian keeps side by side. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/**
 * The server listens on a socket in its own folder and on no port. It stops and removes its folder when its input closes, which is
 * when this process ends.
 */
const script = `
  folder=$(mktemp -d "\${TMPDIR:-/tmp}/connect-postgres-XXXXXX") && cd "$folder" || exit 1
  "$0/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --no-locale --no-sync >log 2>&1 || { cat log >&2; exit 1; }
  "$0/postgres" -D data -k "$folder" -c listen_addresses= -c fsync=off -c max_connections=100 >log 2>&1 </dev/null &
  until [ -S "$folder/.s.PGSQL.5432" ]; do kill -0 $! 2>/dev/null || { cat log >&2; exit 1; }; sleep 0.05; done
  echo "$folder"
  cat >/dev/null
  kill -INT $!; wait $!
  cd /; rm -rf "$folder"`;

async function startServer(programs: string): Promise<PoolConfig> {
  const args = ['sh', '-c', script, programs];
  // initdb refuses root. Debian's package makes the user "postgres".
  if (process.getuid?.() === 0) args.unshift('runuser', '-u', 'postgres', '--');
  const child = spawn('env', args, { cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const [folder] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  if (typeof folder !== 'string') throw new Error('PostgreSQL did not start. Its output is above.');
  child.unref();

  const config: PoolConfig = { host: folder, port: 5432, user: 'postgres', database: 'postgres' };
  await answers(config);
  return config;
}

/** The socket is there a moment before the server takes connections. */
async function answers(config: PoolConfig): Promise<void> {
  const pool = new Pool(config);
  for (let tries = 0; ; tries++) {
    try {
      await pool.query('SELECT 1');
      return await pool.end();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
