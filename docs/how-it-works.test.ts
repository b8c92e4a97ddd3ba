import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderEngineStates } from './generator/renderEngine.ts';

const page = readFileSync(new URL('how-it-works.md', import.meta.url), 'utf8');

test('the states of the engine are what npm run docs:reference writes', () => {
  expect(page).toBe(renderEngineStates(page));
});

test.each([
  ['From the callback to the row', 12],
  ['From the click to the outcome', 18],
  ['One `GET /connections`', 10],
])('the walk "%s" leads through at most %d files', (heading, maxFiles) => {
  const section = page.split(`### ${heading}\n`)[1]?.split(/^##/m)[0] ?? '';
  const files = Array.from(section.matchAll(/^\d+\. \[`[^`]+`\]\(([^)]+)\) \w/gm), ([, file]) => file);
  expect(files.length).toBeGreaterThan(5);
  expect(files.length).toBeLessThanOrEqual(maxFiles);
  expect(new Set(files).size).toBe(files.length);
});
