// What there is to theme, read from the source: for the tables of docs/theming.md, and in the browser for Storybook's pages.

/** What each custom property is for; the stylesheet itself stays small. */
const purposes = {
  'color-scheme': 'what the browser draws itself: scroll bars, form fields',
  text: 'text',
  'text-muted': 'details, times, plain actions',
  surface: 'the list, its rows, tiles, buttons, fields',
  'surface-raised': 'the dialog',
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
  'neutral-surface': 'behind Checking and Status unknown, and behind initials',
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

/**
 * The custom properties, each with its default values; `dark` only where that is another one.
 * @param {string} css of packages/react/src/styles/tokens.css
 * @returns {{ name: string, purpose: string, light: string, dark: string | undefined }[]}
 */
export function tokensOf(css) {
  const light = valuesOf(css, ":where(:root, [data-theme='light'], [data-theme='auto'])");
  const dark = valuesOf(css, ":where([data-theme='dark'])");
  const fixed = valuesOf(css, ':where(:root)');
  return Object.entries({ ...light, ...fixed }).map(([name, value]) => {
    if (!purposes[name]) throw new Error(`--connect-${name} has no purpose in scripts/readTheming.mjs.`);
    return { name, purpose: purposes[name], light: value, dark: dark[name] };
  });
}

/** The values of the rule whose list of selectors begins with one. */
function valuesOf(css, selector) {
  const begin = css.indexOf(`${selector},`);
  const block = css.slice(begin, css.indexOf('}', begin));
  return Object.fromEntries(
    [...block.matchAll(/--connect-([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [
      name,
      value.replaceAll(/\s+/g, ' '),
    ]),
  );
}

/**
 * The types that name parts, each with the parts that are its own, and with the types whose parts it has as well.
 * @param {string} source of packages/react/src/elements/partNames.ts
 * @returns {{ type: string, what: string, parts: string[], others: string[] }[]}
 */
export function partTypesOf(source) {
  const types = [...source.matchAll(/\/\*\* (.+?) \*\/\n(?:export )?type (\w+) =([^;]+);/g)];
  return types
    .filter(([, , type]) => type !== 'PartName')
    .map(([, what, type, union]) => ({
      type,
      what,
      parts: [...union.matchAll(/'([\w-]+)'/g)].map(([, part]) => part),
      others: [...union.matchAll(/\b([A-Z]\w+Part)\b/g)].map(([, other]) => other),
    }));
}
