// `npm run docs:reference` writes docs/reference, and the tables of docs/theming.md.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { themingPage } from '../../scripts/theming.mjs';
import { renderReference } from './renderReference.ts';

const folder = fileURLToPath(new URL('../reference/', import.meta.url));

const { pages, undocumented } = await renderReference();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
writeFileSync(new URL('../theming.md', import.meta.url), themingPage());
for (const [file, text] of pages) writeFileSync(`${folder}${file}`, text);
console.log(`Wrote ${pages.size} pages to docs/reference.`);
if (undocumented.length > 0) {
  console.error(`These exports have no TSDoc:\n${undocumented.join('\n')}`);
  process.exitCode = 1;
}
