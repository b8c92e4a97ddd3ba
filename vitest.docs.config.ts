import { defineConfig } from 'vitest/config';

// Builds the documentation site and checks what it made.
export default defineConfig({
  test: {
    include: ['docs/*.check.ts'],
    globalSetup: 'docs/buildSite.fixture.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
