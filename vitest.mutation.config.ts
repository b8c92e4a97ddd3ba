import { defineConfig } from 'vitest/config';

// The tests that stryker.config.mjs runs against each change of the code. Tests that wait for a real time limit are left out.
export default defineConfig({
  test: {
    include: [
      'packages/server/src/{attempts,request}/*.test.ts',
      'packages/server/src/handleRequest.test.ts',
    ],
    testNamePattern: /^(?!.*twelve seconds)/,
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
