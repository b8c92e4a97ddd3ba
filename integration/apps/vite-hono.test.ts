import { create, describeApp } from './describeApp.ts';

describeApp({
  name: 'Vite with Hono, in JavaScript',
  create: (folder) => create('npm create --yes vite@9.3.0 app -- --template react --no-interactive', folder),
  dev: 'vite',
  initOptions: ['--server', 'hono'],
  page: '/',
  checks: ['npm run lint', 'npm run build'],
});
