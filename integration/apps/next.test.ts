import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { create, describeApp } from './describeApp.ts';

/** The blocks for shadcn, and small versions of the components that a user has. */
const registry = join(import.meta.dirname, '../../registry');

describeApp({
  name: 'Next.js',
  create: (folder) =>
    create('npm create --yes next-app@16.4.3 app -- --yes --src-dir --skip-install --disable-git', folder),
  dev: 'next dev',
  extend: (app) => {
    cpSync(join(registry, 'blocks/next-settings-page.tsx'), join(app, 'src/app/settings/page.tsx'));
    cpSync(join(registry, 'ui'), join(app, 'src/components/ui'), { recursive: true });
  },
  page: '/accounts',
  checks: ['npm exec tsc -- --noEmit', 'npm run lint'],
});
