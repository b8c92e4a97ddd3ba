import { create, describeApp } from './describeApp.ts';

describeApp({
  name: 'Vite with Express',
  create: (folder) =>
    create('npm create --yes vite@9.3.0 app -- --template react-ts --no-interactive', folder),
  dev: 'vite',
  page: '/',
  checks: ['npm exec tsc -- -b', 'npm run lint'],
});
