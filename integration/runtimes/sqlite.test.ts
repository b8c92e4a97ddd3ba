// Runs the published contract on `node:sqlite`, the first store in the documentation, on each Node that has it, and in Bun.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { storeContract } from '@kit/server/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { findNodes } from '../shared/nodes.ts';
import { folder } from './describeRows.ts';

const nodes = findNodes().filter(({ version }) => Number(version) >= 22);
const runtimes: { title: string; path: string; missing?: string }[] = [
  ...nodes.map((node) => ({ ...node, title: `node:sqlite of Node ${node.version}` })),
  { title: 'bun:sqlite', path: join(folder, 'node_modules/.bin/bun') },
];

for (const { title, path, missing } of runtimes)
  describe.skipIf(missing)(`${title}${missing ? `: ${missing}` : ''}`, () => {
    const errors = new Map<string, string>();

    beforeAll(() => {
      const { stdout, stderr, status } = spawnSync(path, ['contractOnSqlite.mjs'], {
        cwd: folder,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`The contract ended with ${status}.\n${stderr}`);
      for (const line of stdout.split('\n').filter(Boolean)) {
        const { name, error }: { name: string; error: string } = JSON.parse(line);
        errors.set(name, error);
      }
    });

    test.each(storeContract)('$name', ({ name }) => {
      expect(errors.get(name)).toBe('');
    });
  });
