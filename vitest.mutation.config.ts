import { defineConfig } from 'vitest/config';

// The tests that stryker.config.mjs runs against each change of the code. Few and fast ones: each runs many times.
export default defineConfig({
  test: {
    include: [
      'packages/server/src/attempts/{verifyIdentity,receiveCallback,startAttempt}.test.ts',
      'packages/server/src/request/*.test.ts',
    ],
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
