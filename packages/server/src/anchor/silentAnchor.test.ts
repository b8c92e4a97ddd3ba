import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const { resolve } = createRequire(import.meta.url);

test('a silent Anchor costs no place beyond the deadlines of the calls, and answers are freed when they are used', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    '--import',
    pathToFileURL(resolve('tsx')).href,
    fileURLToPath(new URL('silentAnchor.fixture.ts', import.meta.url)),
  ]);
  expect(JSON.parse(stdout)).toEqual({
    // Every call of the kit's client ends by itself, although its garbage was collected.
    byItself: 8,
    // So does every call of a client whose promises never settle; the next one finds a place.
    settled: 20,
    isServed: true,
    freed: { withTimeout: true, callAnchor: true, lanes: true },
  });
});
