import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** The server that DATABASE_URL names, or a temporary one from this machine's programs; undefined if there is neither. */
export async function startPostgres() {
  const connectionString = process.env.DATABASE_URL;
  if (connectionString) return { config: { connectionString }, stop: async () => undefined };
  const programs = findPrograms();
  return programs && startServer(programs);
}

function findPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => b - a) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Settings are PostgreSQL's own, except that it listens in its own folder. Each line of its input is a signal to stop it with before it
 * starts again. It stops when its input is closed.
 */
const script = `
  folder=$(mktemp -d "\${TMPDIR:-/tmp}/bench-postgres-XXXXXX") && cd "$folder" || exit 1
  "$0/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --no-locale --no-sync >log 2>&1 || { cat log >&2; exit 1; }
  start() {
    "$0/postgres" -D data -k "$folder" -c listen_addresses= >log 2>&1 </dev/null &
    until [ -S "$folder/.s.PGSQL.5432" ] && grep -q 'ready to accept' log; do kill -0 $! 2>/dev/null || { cat log >&2; exit 1; }; sleep 0.1; done
    echo "$folder"
  }
  start
  while read -r signal; do kill "-$signal" $!; wait $!; start; done
  kill -INT $!; wait $!
  cd /; rm -rf "$folder"`;

async function startServer(programs) {
  const args = ['sh', '-c', script, programs];
  // initdb refuses root. Debian's package makes the user "postgres".
  if (process.getuid?.() === 0) args.unshift('runuser', '-u', 'postgres', '--');
  const server = spawn('env', args, { cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  const lines = createInterface(server.stdout);
  const untilStarted = async () => {
    const [host] = await Promise.race([once(lines, 'line'), ended]);
    if (typeof host !== 'string') throw new Error('PostgreSQL did not start; what it said is above.');
    return host;
  };
  const host = await untilStarted();
  return {
    config: { host, port: 5432, user: 'postgres', database: 'postgres' },
    /** Stops it with a signal, INT as an administrator or QUIT as a crash, and starts it again. */
    async restart(signal) {
      server.stdin.write(`${signal}\n`);
      await untilStarted();
    },
    async stop() {
      server.stdin.end();
      await ended;
    },
  };
}
