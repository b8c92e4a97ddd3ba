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

/** Content of a whole page. */
interface Document {
  readonly title: string;
  readonly style: string;
  /** Content of the body. */
  readonly body: Html;
  /** Markup inside the body's tag. */
  readonly attributes?: Html | false;
}

/** Creates a page that search engines do not show. Its icon is empty, so the browser does not ask for one. */
export function htmlDocument({ title, style, body, attributes }: Document): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${inlineStyle(style)}
      </head>
      <body ${attributes}>
        ${body}
      </body>
    </html>`.text;
}

// The content stays unchanged, so {@link contentHash} matches.
function inlineStyle(style: string): Html {
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
