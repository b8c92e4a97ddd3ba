import { defineConfig } from 'vitest/config';
import { findTestFiles } from './scripts/findTestFiles.mjs';
import { depthTests, maxWorkers } from './vitest.config.ts';

// The tests that repeat something with other data, with all of their repetitions (see testDepth.fixture.ts), and those that only run
// here.
export default defineConfig({
  test: {
    include: [...findTestFiles(/testDepth\.fixture/), depthTests],
    env: { TEST_DEPTH: 'full' },
    isolate: false,
    maxWorkers,
    testTimeout: 180_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
