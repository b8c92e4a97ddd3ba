import { defineConfig } from 'vitest/config';
import { findTestFiles } from './scripts/findTestFiles.mjs';
import { nodeProjects } from './vitest.config.ts';

const slow = findTestFiles(
  /initdb|describePostgres|PGlite|node:child_process|from 'playwright'|findChromium|testDepth\.fixture/,
);

const slowest = [
  'docs/{code,reference}.test.ts',
  'packages/server/src/anchor/fullLanes.test.ts',
  'packages/server/src/anchor/lanes.test.ts',
  'packages/server/src/anchor/callAnchor.test.ts',
  'packages/server/src/attempts/{finishAttempt,verifyIdentity}.test.ts',
  'packages/server/src/connections/tagConnection.test.ts',
  'packages/server/src/model/**',
  'packages/server/src/reconcile/{findUnowned,upkeep}.test.ts',
  'packages/server/src/request/toOwnPath.test.ts',
  'packages/server/src/sessions/endSessions.test.ts',
  'packages/server/src/stores/{documentStore,sqliteLocks}.test.ts',
];

// The Node tests without a database server, a browser, another process or many repetitions, except the slowest files.
export default defineConfig({
  test: {
    projects: nodeProjects.map(({ test }) => ({
      test: { ...test, exclude: [...test.exclude, ...slow, ...slowest] },
    })),
  },
});
