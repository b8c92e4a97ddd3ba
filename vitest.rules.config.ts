import { defineConfig } from 'vitest/config';

// Takes rules out of the server, one at a time, and sees the test that guards each fail.
export default defineConfig({
  test: { include: ['scripts/rules.check.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxConcurrency: 2 },
});
