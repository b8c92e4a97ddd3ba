import { defineConfig } from 'vitest/config';

// Checks the output of `npm run build` and `pnpm pack`, and the size of what a page loads.
export default defineConfig({
  test: {
    include: ['scripts/packages.check.ts', 'scripts/serverPackage.check.ts', 'scripts/size.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
