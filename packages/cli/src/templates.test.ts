import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { toJavaScript } from './plan/readTemplate.ts';

const folder = new URL('../templates/', import.meta.url);
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path));

const compile = (code: string, loader: 'tsx' | 'jsx') =>
  transformSync(code, {
    loader,
    jsx: 'preserve',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }).code;

test.each(templates)('%s in JavaScript does what it does in TypeScript', (path) => {
  const source = readFileSync(new URL(path, folder), 'utf8');
  expect(compile(toJavaScript(source), 'jsx')).toBe(compile(source, 'tsx'));
});
