import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createPool, type PoolOptions } from 'mysql2/promise';

/**
 * The server listens on a socket in its own folder and on no port. It stops and removes its folder when its input closes, which is
 * when this process ends.
 */
const script = `
  folder=$(mktemp -d "\${TMPDIR:-/tmp}/connect-mariadb-XXXXXX") && cd "$folder" || exit 1
  mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db >log 2>&1 || { cat log >&2; exit 1; }
  "$0" --no-defaults --datadir="$folder/data" --socket="$folder/socket" --pid-file="$folder/pid" --skip-networking --innodb-flush-log-at-trx-commit=0 >log 2>&1 </dev/null &
  until [ -S "$folder/socket" ]; do kill -0 $! 2>/dev/null || { cat log >&2; exit 1; }; sleep 0.05; done
  echo "$folder"
  cat >/dev/null
  kill -TERM $!; wait $!
  cd /; rm -rf "$folder"`;

let databases = 0;
let server: Promise<PoolOptions> | undefined;

/** Starts a MariaDB from the programs on this machine. Returns the reason as text if there are none. */
export async function startMariadb(): Promise<PoolOptions | string> {
  const folders = ['/usr/sbin', ...(process.env.PATH ?? '').split(delimiter)];
  const program = folders.map((folder) => join(folder, 'mariadbd')).find((file) => existsSync(file));
  if (program === undefined) return 'no mariadbd on PATH';
  server ??= startServer(program);
  const options = await server;
  const database = `connect_test_${++databases}`;
  const pool = createPool(options);
  await pool.query(`CREATE DATABASE ${database}`);
  await pool.end();
  return { ...options, database };
}

async function startServer(program: string): Promise<PoolOptions> {
  const args = ['sh', '-c', script, program];
  // The server refuses root. Debian's package makes the user "mysql".
  if (process.getuid?.() === 0) args.unshift('runuser', '-u', 'mysql', '--');
  const child = spawn('env', args, { cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const [folder] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  if (typeof folder !== 'string') throw new Error('MariaDB did not start. Its output is above.');
  child.unref();
  return { socketPath: join(folder, 'socket'), user: 'root' };
}
