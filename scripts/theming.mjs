// The tables of docs/theming.md, from the stylesheet and the types. `npm run docs:reference` writes them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPartTypes, readTokens } from './readTheming.mjs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = fileURLToPath(new URL('../docs/theming.md', import.meta.url));

function variablesTable() {
  const rows = readTokens(read('packages/react/src/styles/tokens.css')).map(
    ({ name, purpose, light, dark }) =>
      `| \`--connect-${name}\` | ${purpose} | \`${light}\` | ${dark ? `\`${dark}\`` : ''} |`,
  );
  return ['| variable | for | light, or always | dark |', '|---|---|---|---|', ...rows].join('\n');
}

function partsTable() {
  const rows = readPartTypes(read('packages/react/src/elements/partNames.ts')).map(
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

/** Returns the page with current tables. */
export function themingPage() {
  const tables = { variables: variablesTable(), parts: partsTable() };
  return Object.entries(tables).reduce(
    (text, [name, table]) => {
      const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(\n<!-- end -->)`);
      if (!place.test(text))
        throw new Error(`Add the comment <!-- ${name} --> to docs/theming.md, where the table goes.`);
      return text.replace(place, (_, begin, end) => `${begin}\n${table}\n${end}`);
    },
    readFileSync(page, 'utf8'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, themingPage());
