import { parse } from '@babel/parser';
import { describe, expect, test } from 'vitest';
import { appFiles, readFiles, run, writeApp, type Shape } from './apps.fixture.ts';

const managers = ['npm', 'pnpm', 'yarn', 'bun'] as const;
const languages = ['ts', 'js'] as const;
const layouts: Pick<Shape, 'framework' | 'source'>[] = [
  { framework: 'next', source: '' },
  { framework: 'next', source: 'src/' },
  { framework: 'vite', source: '' },
  { framework: 'vite', source: 'src/' },
  { framework: 'react-router', source: '' },
  { framework: 'tanstack-start', source: '' },
  { framework: 'tanstack-start', source: 'src/' },
];
const shapes = layouts.flatMap((layout) =>
  languages.flatMap((language) => managers.map((manager): Shape => ({ ...layout, language, manager }))),
);

/** The files that `init` adds to an app, besides its variables. */
const addedFiles = ({ framework, language: end, source, manager }: Shape): string[] =>
  ({
    next: [
      `${source}lib/connect.${end}`,
      `${source}app/api/connect/[...path]/route.${end}`,
      `${source}app/accounts/page.${end}x`,
    ],
    vite: [
      `server/index.${end}`,
      `server/connect.${end}`,
      `${source}Accounts.${end}x`,
      ...(end === 'ts' && manager === 'pnpm' ? ['pnpm-workspace.yaml'] : []),
    ],
    'react-router': [
      `app/connect.server.${end}`,
      `app/routes/connect.${end}`,
      `app/Accounts.${end}x`,
      `app/routes/accounts.${end}x`,
    ],
    'tanstack-start': [
      `${source}connect.${end}`,
      `${source}routes/api/connect/$.${end}`,
      `${source}components/Accounts.${end}x`,
      `${source}routes/accounts.${end}x`,
    ],
  })[framework];

describe.each(shapes)('$framework, $language, "$source", $manager', (shape) => {
  test('adds the files, and a second run changes nothing', async () => {
    const folder = writeApp(appFiles(shape));
    const before = readFiles(folder);
    const { code, output } = await run(folder, 'init --yes --no-install');
    expect([code, output]).toEqual([0, expect.stringContaining(`Next: ${shape.manager} install, then`)]);

    const after = readFiles(folder);
    const added = Object.keys(after).filter((path) => !(path in before));
    expect(added.toSorted()).toEqual([...addedFiles(shape), '.env.development'].toSorted());
    for (const path of added.filter((one) => /\.[jt]sx?$/.test(one))) {
      const plugins = shape.language === 'ts' ? (['typescript', 'jsx'] as const) : (['jsx'] as const);
      expect(() => parse(after[path] ?? '', { sourceType: 'module', plugins: [...plugins] })).not.toThrow();
      expect(after[path]).not.toContain("'@/");
    }
    expect(JSON.parse(after['package.json'] ?? '')).toMatchObject({
      scripts: { dev: `concurrently "${shape.manager}:dev:*"`, 'dev:app': expect.any(String) },
      dependencies: { '@kit/react': expect.any(String), '@kit/server': expect.any(String) },
      devDependencies: { '@kit/emulator': expect.any(String) },
    });

    const second = await run(folder, 'init --yes --no-install');
    expect([second.code, second.output]).toEqual([0, expect.stringContaining('Nothing was changed.')]);
    expect(readFiles(folder)).toEqual(after);
  });
});

const shape: Shape = { framework: 'vite', language: 'ts', source: 'src/', manager: 'npm' };

test('--dry-run shows the plan and changes nothing', async () => {
  const folder = writeApp(appFiles(shape));
  const before = readFiles(folder);
  const { code, output } = await run(folder, 'init --dry-run');
  expect(code).toBe(0);
  expect(output).toMatch(/^Vite, TypeScript, npm\n\nAdds\n {2}\+ server\/index\.ts/);
  expect(output).toMatch(/^Changes\n {2}~ src\/App\.tsx .*\n.*import \{ Accounts \}/m);
  expect(readFiles(folder)).toEqual(before);
});

const answer = (isAgreed: boolean) => ({
  isInteractive: true,
  confirm: () => Promise.resolve(isAgreed),
});

test('the plan is written only if a person agrees', async () => {
  const folder = writeApp(appFiles(shape));
  const before = readFiles(folder);
  await run(folder, 'init --no-install', answer(false));
  expect(readFiles(folder)).toEqual(before);
  await run(folder, 'init --no-install', answer(true));
  expect(Object.keys(readFiles(folder))).toContain('server/index.ts');
});

test('--server hono adds a server with Hono', async () => {
  const folder = writeApp(appFiles(shape));
  await run(folder, 'init --yes --no-install --server hono');
  const files = readFiles(folder);
  expect(files['server/index.ts']).toContain('new Hono()');
  expect(files['package.json']).toContain('"@hono/node-server"');
  expect(files['package.json']).not.toContain('"express"');
  await run(folder, 'init --yes --no-install');
  expect(readFiles(folder)).toEqual(files);
});

test.each([
  [
    'express',
    "import express from 'express'\n\nconst app = express()\napp.use(express.json())\napp.listen(8080)\n",
  ],
  [
    'hono',
    'import { Hono } from "hono";\n\nexport const app = new Hono();\nserve({ fetch: app.fetch, port: 8080 });\n',
  ],
])('the handler is mounted on an existing server with %s, and its dev script stays', async (name, server) => {
  const folder = writeApp({ ...appFiles(shape), 'server/index.ts': server });
  const { output } = await run(folder, 'init --yes --no-install');
  const files = readFiles(folder);
  expect(files['server/index.ts']).toMatch(
    name === 'express'
      ? /connect\.js'\n\nconst app = express\(\)\napp\.use\('\/api\/connect', toNodeHandler\(connect\)\)/
      : /connect\.js";\n\nexport const app = new Hono\(\);\napp\.all\('\/api\/connect\/\*'/,
  );
  expect(files['vite.config.ts']).toContain("'/api/connect': 'http://localhost:8080'");
  expect(output).toContain('--env-file=.env.development');
  const second = await run(folder, 'init --yes --no-install');
  expect(second.output).toContain('Nothing was changed.');
  expect(readFiles(folder)).toEqual(files);
});

test('a server in JavaScript beside an app in TypeScript gets settings in JavaScript', async () => {
  const server = "import express from 'express';\nconst app = express();\napp.listen(3000);\n";
  const folder = writeApp({ ...appFiles(shape), 'server.mjs': server });
  await run(folder, 'init --yes --no-install');
  const files = readFiles(folder);
  expect(files['server.mjs']).toContain("import { connect } from './connect.mjs';");
  expect(() => parse(files['connect.mjs'] ?? '', { sourceType: 'module' })).not.toThrow();
});

test.each([
  ['packages:\n  - apps/*', 'packages:\n  - apps/*\nallowBuilds:\n  esbuild: false\n'],
  ['allowBuilds:\n  sharp: true\n', 'allowBuilds:\n  esbuild: false\n  sharp: true\n'],
  ['allowBuilds:\n  esbuild: true\n', 'allowBuilds:\n  esbuild: true\n'],
  ['allowBuilds: {}\n', 'allowBuilds: {}\n'],
])('pnpm skips a build script, with %j', async (settings, expected) => {
  const folder = writeApp({ ...appFiles({ ...shape, manager: 'pnpm' }), 'pnpm-workspace.yaml': settings });
  await run(folder, 'init --yes --no-install');
  expect(readFiles(folder)['pnpm-workspace.yaml']).toBe(expected);
});

test('a server that uses require is left to the user', async () => {
  const server = "const express = require('express');\nconst app = express();\n";
  const folder = writeApp({ ...appFiles(shape), 'server.js': server });
  const { output } = await run(folder, 'init --yes --no-install');
  expect(output).toMatch(/^ {2}! server\.js /m);
  expect(readFiles(folder)['server.js']).toBe(server);
});

test('values and files of the app stay, and the plan says so', async () => {
  const folder = writeApp({
    ...appFiles({ ...shape, framework: 'next' }),
    '.env.development': 'PUBLIC_URL=https://app.example.com',
    'src/lib/connect.ts': "import { createConnect } from '@kit/server';\n",
  });
  const { output } = await run(folder, 'init --yes --no-install');
  const files = readFiles(folder);
  expect(output).toMatch(/^Does not touch\n {2}= src\/lib\/connect\.ts/m);
  expect(files['src/lib/connect.ts']).toBe("import { createConnect } from '@kit/server';\n");
  expect(files['.env.development']).toMatch(/^PUBLIC_URL=https:\/\/app\.example\.com\n\n# The emulator/);
  expect(files['.env.development']?.match(/PUBLIC_URL/g)).toHaveLength(1);
});

test('routes of React Router that are named by their files need no list', async () => {
  const folder = writeApp({
    ...appFiles({ ...shape, framework: 'react-router', source: '' }),
    'app/routes.ts':
      "import { flatRoutes } from '@react-router/fs-routes';\n\nexport default flatRoutes();\n",
  });
  const { output } = await run(folder, 'init --yes --no-install');
  expect(output).not.toContain('app/routes.ts ');
  expect(Object.keys(readFiles(folder))).toContain('app/routes/api.connect.$.ts');
});

test.each([
  ['export default {}', "export default {\n  optimizeDeps: { include: ['@kit/react'] }}"],
  ['export default { optimizeDeps: {} }', "export default { optimizeDeps: { include: ['@kit/react']} }"],
  [
    'export default defineConfig(() => ({ optimizeDeps: { include: ["a"] } }))',
    'export default defineConfig(() => ({ optimizeDeps: { include: ["a", \'@kit/react\'] } }))',
  ],
])('React Router: Vite prepares the kit with %s', async (config, expected) => {
  const folder = writeApp({
    ...appFiles({ ...shape, framework: 'react-router', source: '' }),
    'vite.config.ts': config,
  });
  await run(folder, 'init --yes --no-install');
  expect(readFiles(folder)['vite.config.ts']).toBe(expected);
});

test('lines that cannot be added safely are left to the user', async () => {
  const folder = writeApp({
    ...appFiles(shape),
    'src/App.tsx': 'export const App = () => <RouterProvider router={router}></RouterProvider>;\n',
    'vite.config.ts': 'export default createConfig();\n',
  });
  const { output } = await run(folder, 'init --yes --no-install');
  expect(output).toMatch(
    /^Left to you\n {2}! src\/App\.tsx .*\n +import \{ Accounts \} from '\.\/Accounts';/m,
  );
  expect(output).toMatch(/^ {2}! vite\.config\.ts /m);
  expect(readFiles(folder)['src/App.tsx']).not.toContain('Accounts');
});
