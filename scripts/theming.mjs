// The tables of docs/theming.md, made from the stylesheet and the types: `node scripts/theming.mjs` writes them anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { partTypesOf, tokensOf } from './readTheming.mjs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = fileURLToPath(new URL('../docs/theming.md', import.meta.url));

function variablesTable() {
  const rows = tokensOf(read('packages/react/src/styles/tokens.css')).map(
    ({ name, purpose, light, dark }) =>
      `| \`--connect-${name}\` | ${purpose} | \`${light}\` | ${dark ? `\`${dark}\`` : ''} |`,
  );
  return ['| variable | for | light, or always | dark |', '|---|---|---|---|', ...rows].join('\n');
}

function partsTable() {
  const rows = partTypesOf(read('packages/react/src/elements/partNames.ts')).map(
    ({ type, what, parts, others }) => {
      const named = [
        ...parts.map((part) => `\`${part}\``),
        ...others.map((other) => `those of \`${other}\``),
      ];
      return `| \`${type}\` | ${what} | ${named.join(', ')} |`;
    },
  );
  return ['| type | is | parts |', '|---|---|---|', ...rows].join('\n');
}

/** The page as it has to be. */
export function themingPage() {
  const tables = { variables: variablesTable(), parts: partsTable() };
  return Object.entries(tables).reduce(
    (text, [name, table]) => {
      const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(\n<!-- end -->)`);
      if (!place.test(text)) throw new Error(`docs/theming.md has no place for the table of ${name}.`);
      return text.replace(place, (_, begin, end) => `${begin}\n${table}\n${end}`);
    },
    readFileSync(page, 'utf8'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, themingPage());
