import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { commandLine } from './commandLine.ts';
import type { Terminal } from './Terminal.ts';

export type Files = Record<string, string>;

/** Writes an app into a new folder, which is deleted after the test. */
export function writeApp(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'kit-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Every file of the app, with its text. */
export function readFiles(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.git'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    entries.map((file) => [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

/** Runs a command in a folder, without a person and without a network. */
export async function run(folder: string, line: string, replaced: Partial<Terminal> = {}) {
  let output = '';
  const print = (text: string) => {
    output += text;
  };
  const code = await commandLine(line.split(' '), {
    folder,
    userAgent: 'npm/11.0.0 node/v24.0.0 linux x64',
    isInteractive: false,
    print,
    printError: print,
    confirm: () => Promise.reject(new Error('asked a question')),
    run: () => Promise.reject(new Error('started a program')),
    ...replaced,
  });
  return { code, output };
}

const manifest = (dev: string, dependencies: Record<string, string>, other: object = {}) =>
  `${JSON.stringify({ name: 'app', type: 'module', scripts: { dev }, dependencies, ...other }, null, 2)}\n`;

const lockfiles = { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock', bun: 'bun.lock' };

const appComponent = `import './App.css'

function App() {
  return (
    <>
      <h1>Home</h1>
    </>
  )
}

export default App
`;

export interface Shape {
  framework: 'next' | 'vite' | 'react-router' | 'tanstack-start';
  language: 'ts' | 'js';
  source: '' | 'src/';
  manager: keyof typeof lockfiles;
}

/** A small app of each framework, as its creator lays it out. */
export function appFiles({ framework, language, source, manager }: Shape): Files {
  const shared: Files = {
    [lockfiles[manager]]: '',
    ...(language === 'ts' && { 'tsconfig.json': '{}' }),
  };
  switch (framework) {
    case 'next':
      return {
        ...shared,
        'package.json': manifest('next dev', { next: '16.4.3' }),
        [`${source}app/page.${language}x`]: 'export default function Page() { return null }',
      };
    case 'vite':
      return {
        ...shared,
        'package.json': manifest('vite', { react: '^19.3.1', vite: '^8.3.8' }),
        [`vite.config.${language}`]:
          "import { defineConfig } from 'vite'\n\nexport default defineConfig({\n  plugins: [],\n})\n",
        [`${source}App.${language}x`]: appComponent,
        ...(language === 'ts' && {
          'tsconfig.node.json': '{\n  /* Node */\n  "include": ["vite.config.ts"]\n}\n',
        }),
      };
    case 'react-router':
      return {
        ...shared,
        'package.json': manifest('react-router dev', {
          '@react-router/dev': '7.18.7',
          react: '^19',
          vite: '^8',
        }),
        [`vite.config.${language}`]:
          'import { defineConfig } from "vite";\n\nexport default defineConfig({\n  plugins: [],\n});\n',
        [`app/routes.${language}`]:
          'import { index } from "@react-router/dev/routes";\n\nexport default [index("routes/home.tsx")];\n',
      };
    case 'tanstack-start':
      return {
        ...shared,
        'package.json': manifest('vite dev --port 3000', {
          '@tanstack/react-start': '^1',
          react: '^19',
          vite: '^8',
        }),
        [`${source}routes/index.${language}x`]: '',
      };
  }
}
