import { Html } from './html.ts';

/** A style element whose content is exactly this, so that its hash holds. */
export function inlineStyle(style: string): Html {
  return new Html(`<style>${style}</style>`);
}

/** A script element whose content is exactly this, so that its hash holds. */
export function inlineScript(script: string): Html {
  return new Html(`<script>${script}</script>`);
}
