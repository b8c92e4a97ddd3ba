// `npm run house`: how many source files each package ships and how long they are. A measure to look at, not a check.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../packages', import.meta.url));
const names = ['protocol', 'server', 'react', 'emulator', 'cli'];
const shortLines = 15;
const longLines = 250;

/** The shipped source files of a package, with their numbers of lines. */
function readShippedFiles(name) {
  const source = join(packages, name, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(ts|tsx|css)$/.test(file))
    .filter((file) => !/\.(test|test-d|stories|fixture|d)\./.test(file))
    .map((file) => ({
      path: `packages/${name}/src/${file}`,
      lines: readFileSync(join(source, file), 'utf8').trimEnd().split('\n').length,
    }));
}

function summarize(files) {
  const lines = files.map((file) => file.lines).toSorted((a, b) => a - b);
  const middle = Math.floor(lines.length / 2);
  const shortCount = lines.filter((count) => count <= shortLines).length;
  return {
    files: lines.length,
    lines: lines.reduce((total, count) => total + count, 0),
    median: lines.length % 2 === 1 ? lines[middle] : Math.round((lines[middle - 1] + lines[middle]) / 2),
    [`≤ ${shortLines} lines`]: `${shortCount} (${Math.round((shortCount / lines.length) * 100)} %)`,
    [`> ${longLines} lines`]: lines.filter((count) => count > longLines).length,
  };
}

const filesByPackage = Object.fromEntries(names.map((name) => [name, readShippedFiles(name)]));
const all = Object.values(filesByPackage).flat();

console.table({
  ...Object.fromEntries(names.map((name) => [name, summarize(filesByPackage[name])])),
  all: summarize(all),
});
for (const { path, lines } of all) if (lines > longLines) console.log(`${lines} lines: ${path}`);
if (process.argv.includes('--short'))
  for (const { path, lines } of all) if (lines <= shortLines) console.log(`${lines} lines: ${path}`);
