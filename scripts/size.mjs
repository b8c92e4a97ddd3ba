// Prints what the parts of @kit/react weigh in a page: npm run size. With --peers, what comparable packages weigh.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { kib, sizeParts } from './sizeParts.mjs';

if (process.argv.includes('--peers')) {
  const folder = fileURLToPath(new URL('../bench/size', import.meta.url));
  const run = (command) => spawnSync(command, { cwd: folder, shell: true, stdio: 'inherit' }).status ?? 1;
  process.exit(run('npm ci --no-audit --no-fund --loglevel=error') || run('node measurePeers.mjs'));
}

const heaviest = [];
const rows = await Promise.all(
  sizeParts.map(async ({ part, target, measure }) => {
    const { bytes, laterBytes, folders = [] } = await measure();
    if (part.startsWith('everything')) heaviest.push(...folders);
    return {
      part,
      'KiB with the page': kib(bytes).toFixed(2),
      'KiB later': kib(laterBytes).toFixed(2),
      target: target.toFixed(1),
    };
  }),
);
console.log('Minified, gzip -9, without the peers react, react-dom and @tanstack/react-query:');
console.table(rows);
console.log('Where everything comes from, before minifying and gzip:');
console.table(heaviest.map(([folder, bytes]) => ({ folder, KiB: kib(bytes).toFixed(1) })));
