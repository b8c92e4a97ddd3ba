import { sha256, toBase64 } from '../crypto.ts';

/** Markup that needs no escaping. Only {@link html} may create it from user input. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[] | false | null | undefined;

/** Creates markup and escapes every value, for text and for quoted attributes. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(markup.reduce((text, piece, index) => text + render(parts[index - 1]) + piece));
}

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((one) => one.text).join('');
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Creates a style element. Its content stays unchanged, so {@link contentHash} matches. */
export function inlineStyle(style: string): Html {
  return new Html(`<style>${style}</style>`);
}

/** Creates a script element. Its content stays unchanged, so {@link contentHash} matches. */
export function inlineScript(script: string): Html {
  return new Html(`<script>${script}</script>`);
}

/** Returns the hash source that allows an inline script or style in a content security policy. */
export async function contentHash(content: string): Promise<string> {
  return `'sha256-${toBase64(await sha256(content))}'`;
}
