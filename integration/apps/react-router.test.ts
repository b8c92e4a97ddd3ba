import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describeApp } from './describeApp.ts';

describeApp({
  name: 'React Router',
  // create-react-router loads its template from GitHub. This is a shorter one with the same layout, because tests use npm's registry only.
  create: (folder) => cp(join(import.meta.dirname, 'react-router'), join(folder, 'app'), { recursive: true }),
  dev: 'react-router dev',
  page: '/accounts',
  checks: ['npm run typecheck', 'npm run build'],
});
