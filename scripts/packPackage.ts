import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Packs a package into a folder. Returns the tarball. */
export function packPackage(name: string, folder: string): string {
  const tarball = join(folder, `${name}.tgz`);
  execFileSync('pnpm', ['pack', '--out', tarball], {
    cwd: join(root, 'packages', name),
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
  return tarball;
}

/** Unpacks a package into an app as a package manager would, without its dependencies. */
export function installPackage(name: string, app: string): void {
  const unpacked = join(app, 'node_modules/@kit', name);
  mkdirSync(unpacked, { recursive: true });
  execFileSync('tar', ['-xzf', packPackage(name, app), '-C', unpacked, '--strip-components=1']);
}
