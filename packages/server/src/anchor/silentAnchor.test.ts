import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const { resolve } = createRequire(import.meta.url);

test('calls release their places at their deadlines if Anchor never responds, and can be garbage-collected', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    '--import',
    pathToFileURL(resolve('tsx')).href,
    fileURLToPath(new URL('silentAnchor.fixture.ts', import.meta.url)),
  ]);
  expect(JSON.parse(stdout)).toEqual({
    // Every call of the kit's client settles, although garbage was collected.
    byItself: 8,
    // Every call of a client whose promises never settle is settled too, and the next one finds a place.
    settled: 20,
    isServed: true,
    freed: { withTimeout: true, callAnchor: true, lanes: true },
  });
});
