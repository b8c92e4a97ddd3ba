// Runs the published contract on `node:sqlite`, the first store in the documentation, on each Node that has it.
import { spawnSync } from 'node:child_process';
import { storeContract } from '@kit/server/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { findNodes } from '../shared/nodes.ts';
import { folder } from './describeRows.ts';

for (const { version, path, missing } of findNodes().filter((node) => Number(node.version) >= 22))
  describe.skipIf(missing)(`node:sqlite of Node ${version}${missing ? `: ${missing}` : ''}`, () => {
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
