import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Puts the packages here as npm would deliver them: what is measured is what is published. */
export function packKit(names = ['protocol', 'server']) {
  for (const name of names) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    execFileSync('pnpm', ['pack', '--pack-destination', folder], {
      cwd: join(here, '../packages', name),
      stdio: 'ignore',
    });
    const target = join(here, 'node_modules/@kit', name);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    const [tarball] = readdirSync(folder);
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', target, '--strip-components=1']);
    rmSync(folder, { recursive: true });
  }
}
