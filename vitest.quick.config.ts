import { defineConfig } from 'vitest/config';
import { findTestFiles } from './scripts/findTestFiles.mjs';
import { maxWorkers, nodeProjects } from './vitest.config.ts';

const slow = findTestFiles(/initdb|describePostgres|PGlite|node:child_process|testDepth\.fixture/);

// The Node tests without a database server, a browser, another process or many repetitions.
export default defineConfig({
  test: {
    maxWorkers,
    projects: nodeProjects.map(({ test }) => ({
      test: { ...test, exclude: [...slow, 'packages/server/src/model/**'] },
    })),
  },
});
