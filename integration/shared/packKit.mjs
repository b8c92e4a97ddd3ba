// Installs the kit as it would be published: built, packed and unpacked below node_modules.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shell = process.platform === 'win32';

/** Packs the output of `npm run build` for an app in `folder`. */
export function packKit(folder, names = ['protocol', 'server', 'emulator']) {
  for (const name of names) {
    const target = join(folder, 'node_modules/@kit', name);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    execFileSync('pnpm', ['pack', '--pack-destination', target], {
      cwd: join(root, 'packages', name),
      stdio: 'pipe',
      shell,
    });
    const [tarball = ''] = readdirSync(target);
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1'], { cwd: target });
    rmSync(join(target, tarball));
  }
}
