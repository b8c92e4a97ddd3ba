import { defineConfig } from 'vitest/config';

// The tests that stryker.config.mjs runs against each change of the code. The one that waits for twelve seconds is left out.
export default defineConfig({
  test: {
    include: ['packages/server/src/attempts/*.test.ts'],
    testNamePattern: /^(?!.*twelve seconds)/,
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
