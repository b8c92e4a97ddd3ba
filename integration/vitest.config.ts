import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const project = (name: string, timeoutMs: number): TestProjectInlineConfiguration => ({
  test: {
    name,
    include: [`${name}/*.test.ts`],
    testTimeout: timeoutMs,
    // `next build` and `next dev` are slow on a busy machine.
    hookTimeout: 240_000,
    isolate: false,
    alias: { 'react-native': `${import.meta.dirname}/native/reactNative/linking.ts` },
  },
});

export default defineConfig({
  test: {
    root: import.meta.dirname,
    maxWorkers: availableParallelism(),
    projects: [
      project('apps', 240_000),
      project('runtimes', 120_000),
      project('consumers', 240_000),
      project('browsers', 180_000),
      project('native', 180_000),
    ],
  },
});
