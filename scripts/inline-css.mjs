// Inlines the imports of a stylesheet, so a page needs one request: node scripts/inline-css.mjs from to
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [from, to] = process.argv.slice(2);
const inlined = readFileSync(from, 'utf8').replaceAll(/^@import '(.+)';$/gm, (_, path) =>
  readFileSync(join(dirname(from), path), 'utf8').trim(),
);
writeFileSync(to, inlined);
