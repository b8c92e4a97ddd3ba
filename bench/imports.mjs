import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const entries = ['', '@kit/server', 'hono', 'express', '@auth/core', 'better-auth', 'uploadthing/server'];

/** How much longer a fresh process lives that imports a package than an empty one. */
export async function measureImports(rounds = 21) {
  const times = new Map(entries.map((entry) => [entry, []]));
  for (let i = 0; i < rounds; i++)
    for (const entry of entries) times.get(entry).push(timeOf(entry ? `import '${entry}'` : ''));
  const empty = median(times.get(''));
  console.log(`\nImport, over an empty process of ${empty.toFixed(0)} ms; ${rounds} rounds\n`);
  console.table(
    entries.slice(1).map((entry) => ({ entry, ms: (median(times.get(entry)) - empty).toFixed(1) })),
  );
}

function timeOf(code) {
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  if (status !== 0) throw new Error(`This failed: ${code}`);
  return performance.now() - begin;
}
