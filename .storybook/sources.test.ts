import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { readTokens } from '../scripts/readTheming.mjs';
import { runTool } from '../scripts/runTool.ts';
import { writeSource, type SourceStory } from './source/writeSource.ts';

interface Annotations extends Partial<SourceStory> {
  tags?: string[];
  render?: unknown;
}

type StoryFile = Record<string, Annotations> & { default: Annotations };

const load = import.meta.glob<StoryFile>(['./**/*.stories.tsx', '../packages/react/src/**/*.stories.tsx']);

// Some stories read the address of the page when they load.
vi.stubGlobal('location', new URL('http://localhost'));
afterAll(() => void vi.unstubAllGlobals());
const files = await Promise.all(Object.values(load).map((loadFile) => loadFile()));

/** Pages to read, and stories that only tests see, have no source. */
const hasSource = ({ tags = [] }: Annotations) => !tags.includes('page') && !tags.includes('!dev');

const stories = files.flatMap(({ default: meta, ...exports }) =>
  Object.entries(exports).flatMap(([name, { args, parameters, tags = [], render }]) => {
    const { title = '' } = meta;
    const story = {
      name: `${title}/${name}`,
      title,
      args: { ...meta.args, ...args },
      parameters: { ...meta.parameters, ...parameters },
      isRendered: render !== undefined,
    };
    return hasSource({ tags: [...(meta.tags ?? []), ...tags] }) ? [story] : [];
  }),
);

// Vitest gives no text of stylesheets.
const readText = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const styles = '../packages/react/src/styles/';
const tokens = readTokens(readText(`${styles}tokens.css`), readText(`${styles}button.css`));

const isComponent = ({ parameters }: (typeof stories)[number]) => !parameters.sample?.endsWith('.css');

const folder = fileURLToPath(new URL('.sources/', import.meta.url));

test('every story has a source that compiles and is formatted', { timeout: 60_000 }, () => {
  expect(stories.length).toBeGreaterThan(100);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const written = stories.filter(isComponent).map((story) => {
    const file = `${story.name.replaceAll(/[^A-Za-z]+/g, '-')}.tsx`;
    writeFileSync(`${folder}${file}`, writeSource(story));
    return `.storybook/.sources/${file}`;
  });
  expect(runTool('tsc', ['-p', '.storybook/tsconfig.sources.json'])).toBe('');
  // The formatter skips files that Git ignores, so give it an empty ignore file.
  writeFileSync(`${folder}.ignore`, '');
  expect(runTool('oxfmt', ['--list-different', '--ignore-path', `${folder}.ignore`, ...written])).toBe('');
});

test('a story with a stylesheet shows one that exists and sets properties that the kit has', () => {
  const names = tokens.map(({ name }) => name);
  const sheets = stories.filter((story) => !isComponent(story)).map(({ parameters }) => parameters.sample);
  expect(sheets.length).toBeGreaterThan(1);
  for (const sheet of sheets) {
    const set = [...readText(`samples/${sheet}`).matchAll(/^ +--connect-([\w-]+):/gm)].map(
      ([, name]) => name,
    );
    expect(set.length).toBeGreaterThan(3);
    expect(set.filter((name) => !names.includes(name ?? '') && name !== 'font-family')).toEqual([]);
  }
});

test('a story that renders something else than its component says what its source is', () => {
  const silent = stories.filter(({ isRendered, parameters }) => isRendered && !parameters.sample);
  expect(silent.map(({ name }) => name)).toEqual([]);
});
