// The store that the documentation begins with, `node:sqlite`, against the published contract on each Node that has it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findNodes } from './nodes.ts';
import type { Outcome } from './report.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Runs the contract once a version. */
export function runSqlite(): Outcome[] {
  return findNodes().flatMap(({ version, path, missing }): Outcome[] => {
    const row = `node ${version}, node:sqlite`;
    const without = Number(version) < 22 ? 'this Node has no node:sqlite' : missing;
    if (without) return [{ row, name: 'contract', result: 'not applicable', text: without }];
    const { stdout, stderr, status } = spawnSync(path, ['contractOnSqlite.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const checks = stdout
      .split('\n')
      .filter(Boolean)
      .map((line): { name: string; error: string } => JSON.parse(line));
    if (status !== 0 || checks.length === 0)
      return [{ row, name: 'contract', result: 'failed', text: `Ended with ${status}.\n${stderr}` }];
    return checks.map(({ name, error }) => ({
      row,
      name,
      result: error ? 'failed' : 'passed',
      text: error,
    }));
  });
}
