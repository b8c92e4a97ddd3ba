import { create, describeApp } from './describeApp.ts';

describeApp({
  name: 'TanStack Start',
  create: (folder) =>
    create(
      'npm exec --yes @tanstack/cli@0.71.0 -- create app --yes --blank --framework React --toolchain eslint --no-install --no-git --no-intent',
      folder,
    ),
  dev: 'vite dev --port 3000',
  page: '/accounts',
  checks: ['npm exec tsc -- --noEmit', 'npm run lint'],
});
