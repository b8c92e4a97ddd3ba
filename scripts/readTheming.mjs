// Reads the custom properties and parts from the source, for docs/theming.md, docs/reference and the pages of Storybook.

/** What each custom property does. It is here, and not in the stylesheet, so the stylesheet stays small. */
const purposes = {
  'color-scheme':
    'whether the components are light or dark, in place of the page’s own `color-scheme`. `data-theme`, `.light` and `.dark` set it',
  text: 'names and other text',
  'text-muted': 'details, times and plain buttons',
  surface: 'background of lists, rows, tiles, buttons and fields',
  'surface-raised': 'background of the dialog',
  'surface-hover': 'background under the pointer',
  'surface-pressed': 'background while pressed',
  border: 'lines between rows and around the list',
  'border-strong': 'borders of controls',
  'border-input': 'borders of fields. Contrast with `surface`: 3:1',
  skeleton: 'placeholders while rows load',
  accent: 'background of the main button',
  'accent-hover': 'background of the main button under the pointer',
  'accent-pressed': 'background of the main button while pressed',
  'on-accent': 'text on the main button',
  danger: 'background of the button that disconnects',
  'danger-hover': 'background of the button that disconnects, under the pointer',
  'danger-pressed': 'background of the button that disconnects, while pressed',
  'danger-text': 'error messages',
  'on-danger': 'text on the button that disconnects',
  'success-text': 'text of the badge *Connected*',
  'success-surface': 'background of the badge *Connected*',
  'warning-text': 'text of the badge *Sign-in expired*',
  'warning-surface': 'background of the badge *Sign-in expired*',
  'neutral-surface': 'background of the badges *Checking* and *Status unknown*, and of initials',
  focus: 'the focus ring',
  backdrop: 'overlay behind the dialog',
  'shadow-color': 'color of both shadows',
  'font-size': 'size of text',
  'font-size-small': 'size of details, small buttons and badges',
  'font-size-title': 'size of the title of the dialog',
  'font-weight': 'weight of names and buttons',
  'font-weight-title': 'weight of titles',
  'line-height': 'line height of all text',
  space: 'a quarter of the usual gap. Every distance is a multiple of it',
  'control-size': 'height of a button',
  'control-size-small': 'height of a small button. Touch needs at least 24 px',
  'avatar-size': 'size of the picture of an application',
  'dialog-size': 'width of the dialog',
  'live-ratio': 'width and height of the browser in a live view',
  'live-layer': '`z-index` of a docked live view',
  radius: 'corner radius of controls',
  'radius-large': 'corner radius of the list and the dialog',
  'focus-width': 'width of the focus ring',
  shadow: 'shadow of a button',
  'shadow-dialog': 'shadow of the dialog',
  duration: 'duration of every transition. Without effect under reduced motion',
  ease: 'easing of every transition',
};

/**
 * Returns the custom properties with their default values. `dark` is present only if it differs. `follows` is the property from which
 * the default of another one is derived, which then has no value.
 * @param {string} tokensCss of packages/react/src/styles/tokens.css
 * @param {string} buttonCss of packages/react/src/styles/button.css
 * @returns {{ name: string, purpose: string, light: string, dark: string | undefined, follows: string | undefined }[]}
 */
export function readTokens(tokensCss, buttonCss) {
  const tokens = [{ name: 'color-scheme', light: 'inherit' }, ...readValues(tokensCss)];
  const derived = readDerived(buttonCss);
  return tokens
    .flatMap((token) => [token, ...derived.filter(({ follows }) => follows === token.name)])
    .map(({ name, light, dark, follows }) => {
      if (!purposes[name])
        throw new Error(`Add what --connect-${name} does to "purposes" in scripts/readTheming.mjs.`);
      return { name, purpose: purposes[name], light, dark, follows };
    });
}

/** Returns the values that apply everywhere. Where pages are light or dark is not a value. */
function readValues(css) {
  return [...css.matchAll(/--connect-([\w-]+):\s*([^;]+);/g)]
    .map(([, name, value]) => ({ name, value: value.replaceAll(/\s+/g, ' ') }))
    .filter(({ name }) => name !== 'color-scheme')
    .map(({ name, value }) => {
      const [, light = value, dark] = /^light-dark\((.+), (.+)\)$/.exec(value) ?? [];
      return { name, light, dark };
    });
}

/** Returns the properties that a kind of button reads, if they are set. Without them, they follow from its background. */
function readDerived(css) {
  return [...css.matchAll(/--_background: var\(--connect-([\w-]+)\);([^}]*)/g)].flatMap(([, follows, rest]) =>
    [...rest.matchAll(/var\(--connect-([\w-]+),/g)].map(([, name]) => ({
      name,
      light: `from ${follows}`,
      follows,
    })),
  );
}

/**
 * Returns the types that name parts: each with its own parts, and with the types that it includes.
 * @param {string} source of packages/react/src/elements/partNames.ts
 * @returns {{ type: string, what: string, parts: string[], others: string[] }[]}
 */
export function readPartTypes(source) {
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
