import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { folder } from './describeRows.ts';

/** Runs a program of `node_modules`, and returns what it prints. */
export function runTool(name: string, ...args: string[]): string {
  return execFileSync(join(folder, 'node_modules/.bin', name), args, {
    cwd: folder,
    encoding: 'utf8',
    // Any program: Prisma would otherwise download its engine for migrations, which it does not use here.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  });
}
