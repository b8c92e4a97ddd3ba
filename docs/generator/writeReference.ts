// `npm run docs:reference` writes docs/reference, and the states of the engine in docs/how-it-works.md.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readApi } from './readApi.ts';
import { renderEngineStates } from './renderEngine.ts';
import { renderReference } from './renderReference.ts';

const folder = fileURLToPath(new URL('../reference/', import.meta.url));

const { pages, undocumented } = await renderReference(await readApi());
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const howItWorks = new URL('../how-it-works.md', import.meta.url);
writeFileSync(howItWorks, renderEngineStates(readFileSync(howItWorks, 'utf8')));
for (const [file, text] of pages) writeFileSync(`${folder}${file}`, text);
console.log(`Wrote ${pages.size} pages to docs/reference.`);
if (undocumented.length > 0) {
  console.error(`These exports have no TSDoc:\n${undocumented.join('\n')}`);
  process.exitCode = 1;
}
