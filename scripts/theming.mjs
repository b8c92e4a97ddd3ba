// The tables of docs/theming.md, made from the stylesheet and the types: `node scripts/theming.mjs` writes them anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = fileURLToPath(new URL('../docs/theming.md', import.meta.url));

/** What each custom property is for; the stylesheet itself stays small. */
const purposes = {
  'color-scheme': 'what the browser draws itself: scroll bars, form fields',
  text: 'text',
  'text-muted': 'details, times, plain actions',
  surface: 'rows, buttons, dialogs',
  'surface-raised': 'the list, the dialog',
  'surface-hover': 'what the pointer is over',
  'surface-pressed': 'what is pressed',
  border: 'lines between rows and around the list',
  'border-strong': 'borders of controls',
  'border-input': 'borders of fields, 3:1 against the surface',
  skeleton: 'what stands for rows while they load',
  accent: 'the main button',
  'accent-hover': 'the main button under the pointer',
  'accent-pressed': 'the main button while pressed',
  'on-accent': 'text on the main button',
  danger: 'the button that disconnects',
  'danger-hover': 'the same under the pointer',
  'danger-text': 'messages of what failed',
  'on-danger': 'text on the button that disconnects',
  'success-text': 'Connected',
  'success-surface': 'behind Connected',
  'warning-text': 'Needs sign-in again',
  'warning-surface': 'behind Needs sign-in again',
  'neutral-surface': 'behind Checking and Unknown, and behind initials',
  focus: 'the focus ring',
  backdrop: 'behind the dialog',
  'shadow-color': 'colour of both shadows',
  'font-size': 'text',
  'font-size-small': 'details, small buttons, badges',
  'font-size-title': 'the title of the dialog',
  'font-weight': 'names and buttons',
  'font-weight-title': 'titles',
  'line-height': 'all text',
  space: 'a quarter of the usual gap: every distance is a multiple of it',
  'control-size': 'height of a button',
  'control-size-small': 'height of a small button; 24 px at least for fingers',
  'avatar-size': 'picture of an application',
  'dialog-size': 'width of the dialog',
  radius: 'corners of controls',
  'radius-large': 'corners of the list and the dialog',
  'focus-width': 'width of the focus ring',
  shadow: 'shadow of a button',
  'shadow-dialog': 'shadow of the dialog',
  duration: 'of every transition; none under reduced motion',
  ease: 'of every transition',
};

/** The values of the first rule of a selector. */
function valuesOf(css, selector) {
  const begin = css.indexOf(`${selector} {`);
  const block = css.slice(begin, css.indexOf('}', begin));
  return Object.fromEntries(
    [...block.matchAll(/--kit-([\w-]+): ([^;]+);/g)].map(([, name, value]) => [
      name,
      value.replaceAll(/\s+/g, ' '),
    ]),
  );
}

function variablesTable() {
  const css = read('packages/react/src/styles/tokens.css');
  const light = valuesOf(css, ":where(:root, [data-theme='light'], [data-theme='auto'])");
  const dark = valuesOf(css, ":where([data-theme='dark'])");
  const fixed = valuesOf(css, ':where(:root)');
  const rows = Object.entries({ ...light, ...fixed }).map(([name, value]) => {
    if (!purposes[name]) throw new Error(`--kit-${name} has no purpose in scripts/theming.mjs.`);
    return `| \`--kit-${name}\` | ${purposes[name]} | \`${value}\` | ${dark[name] ? `\`${dark[name]}\`` : ''} |`;
  });
  return ['| variable | for | light, or always | dark |', '|---|---|---|---|', ...rows].join('\n');
}

function partsTable() {
  const source = read('packages/react/src/components/partNames.ts');
  const types = [...source.matchAll(/\/\*\* (.+?) \*\/\n(?:export )?type (\w+) =([^;]+);/g)];
  const rows = types
    .filter(([, , type]) => type !== 'PartName')
    .map(([, what, type, union]) => {
      const parts = [...union.matchAll(/'([\w-]+)'/g)].map(([, part]) => `\`${part}\``);
      const others = [...union.matchAll(/\b([A-Z]\w+Part)\b/g)].map(([, other]) => `those of \`${other}\``);
      return `| \`${type}\` | ${what} | ${[...parts, ...others].join(', ')} |`;
    });
  return ['| type | is | parts |', '|---|---|---|', ...rows].join('\n');
}

/** The page as it has to be. */
export function themingPage() {
  const tables = { variables: variablesTable(), parts: partsTable() };
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(\n<!-- end -->)`),
        (_, begin, end) => `${begin}\n${table}\n${end}`,
      ),
    readFileSync(page, 'utf8'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, themingPage());
