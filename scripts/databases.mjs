// Makes database servers available to the tests: the programs on this machine, otherwise Debian's packages if this runs as root. For
// PostgreSQL, DATABASE_URL counts too. Tests of a server that is still missing are reported as skipped.
//   node scripts/databases.mjs        PostgreSQL
//   node scripts/databases.mjs all    MariaDB and PgBouncer as well
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debian = '/usr/lib/postgresql';

function isThere(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  const packaged = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
    : [];
  return [...folders, ...packaged].some((folder) => existsSync(join(folder, program)));
}

const servers = [
  { name: 'PostgreSQL', program: 'initdb', source: 'postgresql', given: process.env.DATABASE_URL },
  { name: 'MariaDB', program: 'mariadbd', source: 'mariadb-server' },
  { name: 'PgBouncer', program: 'pgbouncer', source: 'pgbouncer' },
].slice(0, process.argv[2] === 'all' ? undefined : 1);

const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
const missing = [];
for (const { name, program, source, given } of servers) {
  if (given) console.log(`${name}: the one that DATABASE_URL names.`);
  else if (isThere(program)) console.log(`${name}: a temporary server of this machine’s own programs.`);
  else if (mayInstall) missing.push(source);
  else console.log(`${name}: none. Tests that need it are skipped; install it to run them.`);
}
if (missing.length > 0) {
  spawnSync('apt-get', ['update'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { stdio: 'inherit' });
}
