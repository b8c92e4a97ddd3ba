import { paint, toHex, type Rgba } from './colors.ts';
import { tokens, type Token } from './tokens.ts';

/** A token as an element has it. */
export interface ComputedToken {
  name: string;
  purpose: string;
  /** As in CSS, with colors resolved to hexadecimal numbers. */
  value: string;
  /** Of a color only. */
  color?: Rgba;
}

/** How a page looks: the choices of the toolbar. */
export interface Look {
  theme: string;
  scheme: 'light' | 'dark';
  density?: string | undefined;
}

/** Reads every token in a look, whatever sets it: the defaults, a theme, the density or a stylesheet of the app. */
export function readLook({ theme, scheme, density = 'theme' }: Look): ComputedToken[] {
  const host = document.createElement('div');
  host.dataset['theme'] = scheme;
  host.dataset['connectTheme'] = theme;
  host.dataset['density'] = density;
  document.body.append(host);
  try {
    return readTokensOf(host);
  } finally {
    host.remove();
  }
}

const notColors =
  /^(color-scheme|font-|line-height|space|(control|avatar|dialog)-size|live-|radius|focus-width|shadow(-dialog)?$|duration|ease)/;

/** Reads every token of an element, as its components would have it. */
export function readTokensOf(host: HTMLElement): ComputedToken[] {
  const style = getComputedStyle(host);
  const shadowColor = toHex(colorIn(host, 'var(--connect-shadow-color)'));
  return tokens.map((token) => {
    const { name, purpose } = token;
    if (!notColors.test(name)) {
      const color = token.follows ? derivedIn(host, token) : colorIn(host, `var(--connect-${name})`);
      return { name, purpose, value: toHex(color), color };
    }
    const value = name === 'color-scheme' ? style.colorScheme : style.getPropertyValue(`--connect-${name}`);
    const clean = value.trim().replaceAll(/\s+/g, ' ');
    return { name, purpose, value: clean.replaceAll(/light-dark\([^)]*\)/g, shadowColor) };
  });
}

/** The color that the button derives, if the theme does not set it. */
function derivedIn(host: HTMLElement, { name, follows }: Token): Rgba {
  const button = document.createElement('span');
  button.className = 'connect-button';
  button.dataset['variant'] = follows === 'accent' ? 'solid' : 'danger';
  host.append(button);
  const [, state] = /-(hover|pressed)$/.exec(name) ?? [];
  const color = state ? colorIn(button, `var(--_${state})`) : paint(getComputedStyle(button).color);
  button.remove();
  return color;
}

/** Resolves a color as an element has it. */
function colorIn(host: HTMLElement, color: string): Rgba {
  const probe = document.createElement('span');
  probe.style.color = color;
  host.append(probe);
  const resolved = paint(getComputedStyle(probe).color);
  probe.remove();
  return resolved;
}
