import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const { resolve } = createRequire(new URL('../../emulator/package.json', import.meta.url));

/** The packages whose code a process has loaded after importing these modules. */
async function loadedBy(...specifiers: string[]): Promise<string[]> {
  const code = `
    for (const specifier of ${JSON.stringify(specifiers)}) await import(specifier);
    const { createRequire } = await import('node:module');
    const files = Object.keys(createRequire(import.meta.url).cache);
    const names = files.flatMap((file) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1] ?? []);
    console.log(JSON.stringify([...new Set(names)]));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', pathToFileURL(resolve('tsx')).href, '--input-type=module', '--eval', code],
    { cwd: fileURLToPath(new URL('..', import.meta.url)) },
  );
  const names: string[] = JSON.parse(stdout);
  return names;
}

test('the server loads no other package, including the SDK and Playwright', { timeout: 20_000 }, async () => {
  const entries = [
    'index.ts',
    'anchor.ts',
    'adapters/toNodeHandler.ts',
    'stores/memoryStore.ts',
    'stores/sql.ts',
  ];
  const [ours, control] = await Promise.all([
    loadedBy(...entries.map((entry) => new URL(entry, import.meta.url).href)),
    loadedBy('anchorbrowser'),
  ]);
  expect(control.join()).toContain('playwright');
  expect(ours.filter((name) => !['tsx', 'esbuild', '@kit/protocol'].includes(name))).toEqual([]);
});
