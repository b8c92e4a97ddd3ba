import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PoolConfig } from 'pg';

/** A PgBouncer. */
export interface Pgbouncer {
  config: PoolConfig;
  stop: () => Promise<void>;
}

/** It stops and removes its folder when its input closes. */
const script = `
  folder=$(mktemp -d "\${TMPDIR:-/tmp}/connect-pgbouncer-XXXXXX") && cd "$folder" || exit 1
  echo '"postgres" ""' >users
  cat >config <<END
[databases]
* = host=$1 port=5432
[pgbouncer]
pool_mode = $2
default_pool_size = 4
listen_addr =
unix_socket_dir = $folder
listen_port = 6432
auth_type = trust
auth_file = $folder/users
logfile = $folder/log
END
  "$0" config >/dev/null 2>&1 </dev/null &
  until [ -S "$folder/.s.PGSQL.6432" ]; do kill -0 $! 2>/dev/null || { cat log >&2; exit 1; }; sleep 0.05; done
  echo "$folder"
  cat >/dev/null
  kill -TERM $!; wait $!
  cd /; rm -rf "$folder"`;

const folders = ['/usr/sbin', ...(process.env.PATH ?? '').split(delimiter)];
const program = folders.map((folder) => join(folder, 'pgbouncer')).find((file) => existsSync(file));

/** For the name of tests that need it. It is started in front of a server that listens on a socket. */
export const withoutPgbouncer =
  program === undefined || process.env.DATABASE_URL
    ? ' – skipped: no pgbouncer on PATH, or DATABASE_URL names another server'
    : '';

/** Starts one in front of a server that listens on a socket. */
export async function startPgbouncer(
  target: PoolConfig,
  mode: 'transaction' | 'statement' = 'transaction',
): Promise<Pgbouncer> {
  const args = ['sh', '-c', script, program ?? '', target.host ?? '', mode];
  // It refuses root. Debian's package of PostgreSQL makes the user "postgres".
  if (process.getuid?.() === 0) args.unshift('runuser', '-u', 'postgres', '--');
  const child = spawn('env', args, { cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const [folder] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  if (typeof folder !== 'string') throw new Error('PgBouncer did not start. Its output is above.');
  return {
    config: { ...target, host: folder, port: 6432 },
    async stop() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
