import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const styles = '../packages/react/src/styles/';

test('the reference lists every variable that the stylesheet uses, at least 40', () => {
  const known = new Set(
    [...read('reference/styling.md').matchAll(/^\| `(--connect-[\w-]+)`/gm)].map(([, name]) => name),
  );
  expect(known.size).toBeGreaterThanOrEqual(40);
  const sheets = readdirSync(new URL(styles, import.meta.url)).filter((file) => file.endsWith('.css'));
  const used = sheets.flatMap((sheet) =>
    [...read(`${styles}${sheet}`).matchAll(/--connect-[\w-]+/g)].map(([name]) => name),
  );
  const unknown = new Set(used.filter((name) => !known.has(name)));
  expect([...unknown]).toEqual(['--connect-font-family']);
});

test.each([
  'styles.css',
  'themes/violet.css',
  'themes/paper.css',
  'themes/compact.css',
  'themes/contrast.css',
])(
  'a build for browsers that are older than light-dark() leaves the colors of %s as they are',
  async (sheet) => {
    const input = fileURLToPath(new URL(`../packages/react/src/${sheet}`, import.meta.url));
    const built = await build({
      root: fileURLToPath(new URL('../packages/react', import.meta.url)),
      configFile: false,
      logLevel: 'silent',
      build: { write: false, cssTarget: ['chrome111', 'safari16.4'], rolldownOptions: { input } },
    });
    if (!('output' in built)) throw new Error('Vite has not built one bundle.');
    const css = built.output.flatMap((file) => ('source' in file ? [String(file.source)] : [])).join('');
    expect(css).toContain('--connect-accent:light-dark(#');
    expect(css).not.toContain('lightningcss');
  },
);

test.each([
  ['theming.md', 'recipes/shadcn.css'],
  ['guides/custom-ui.md', 'recipes/CustomRow.tsx'],
  ['guides/custom-ui.md', 'OwnEmpty.tsx'],
])('%s shows the example %s of Storybook, which runs it', (page, sample) => {
  expect(read(page)).toContain(`\n${read(`../.storybook/samples/${sample}`)}\`\`\`\n`);
});
