// Makes PostgreSQL available to the tests: DATABASE_URL, else its programs on this machine, else Debian's package as root.
// Where none of these is to be had, the tests that need it are reported as skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debian = '/usr/lib/postgresql';

function isThere() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const packaged = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
    : [];
  return [...folders, ...packaged].some((folder) => existsSync(join(folder, 'initdb')));
}

if (process.env.DATABASE_URL) console.log('PostgreSQL: the one that DATABASE_URL names.');
else if (isThere()) console.log('PostgreSQL: a temporary server of this machine’s own programs.');
else if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  spawnSync('apt-get', ['update'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], { stdio: 'inherit' });
} else
  console.log(
    'PostgreSQL: none. Tests that need it are skipped; set DATABASE_URL or install it to run them.',
  );
