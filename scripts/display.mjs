// Makes a virtual screen and xdg-open available to the tests of native apps: those of this machine, else Debian's packages as root.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const programs = { Xvfb: 'xvfb', 'xdg-open': 'xdg-utils' };
const isThere = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

const missing = Object.keys(programs).filter((name) => !isThere(name));
const packages = missing.map((name) => programs[name]);
const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
if (missing.length > 0 && mayInstall) {
  spawnSync('apt-get', ['update'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { stdio: 'inherit' });
}
for (const name of Object.keys(programs)) console.log(`${name}: ${isThere(name) ? 'found' : 'missing'}.`);
