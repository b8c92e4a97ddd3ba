import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [],
    typecheck: {
      enabled: true,
      only: true,
      checker: 'tsc',
      include: ['packages/*/src/**/*.test-d.{ts,tsx}'],
      tsconfig: 'tsconfig.types.json',
    },
  },
});
