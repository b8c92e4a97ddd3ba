import { defineConfig } from 'vitest/config';

// Reads what `npm run build` wrote and `pnpm pack` would publish, and weighs what a page would load.
export default defineConfig({
  test: {
    include: ['scripts/packages.check.ts', 'scripts/size.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
