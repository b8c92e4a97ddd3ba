import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Packs a package, which must be built, into a folder. Returns the tarball.
 * @param {string} name
 * @param {string} folder
 */
export function packPackage(name, folder) {
  const tarball = join(folder, `${name}.tgz`);
  execFileSync('pnpm', ['pack', '--out', tarball], {
    cwd: join(root, 'packages', name),
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
  return tarball;
}

/**
 * Unpacks a package into an app as a package manager would, without its dependencies.
 * @param {string} name
 * @param {string} app
 */
export function installPackage(name, app) {
  const unpacked = join(app, 'node_modules/@kit', name);
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  const tarball = packPackage(name, unpacked);
  execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  rmSync(tarball);
}
