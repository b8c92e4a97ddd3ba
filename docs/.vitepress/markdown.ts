import { relative } from 'node:path';
import { renderMermaidSVG } from 'beautiful-mermaid';
import type { MarkdownEnv, MarkdownOptions } from 'vitepress';
import { toAnchor } from '../generator/markdown.ts';
import { code } from './codeTheme.ts';
import { resolveLink, root } from './sitePages.ts';

type Token = ReturnType<Parameters<NonNullable<MarkdownOptions['config']>>[0]['parse']>[number];

/** Makes a page read as on GitHub: the same anchors, relative links between files, pictures for light and dark. */
export const markdown: MarkdownOptions = {
  anchor: { slugify: toAnchor },
  ...code,
  config: (md) => {
    const { fence } = md.renderer.rules;
    md.renderer.rules.fence = (tokens, index, ...rest) => {
      const { info = '', content = '' } = tokens[index] ?? {};
      return info === 'mermaid' ? drawDiagram(content) : (fence?.(tokens, index, ...rest) ?? '');
    };
    md.core.ruler.push('between_files', (state) => {
      const { path, realPath = path, relativePath }: MarkdownEnv = state.env;
      const source = relative(root, realPath).replaceAll('\\', '/');
      for (const token of state.tokens.flatMap(({ children }) => children ?? []))
        if (token.type === 'link_open')
          token.attrSet('href', resolveLink(source, token.attrGet('href') ?? ''));
      for (const token of state.tokens)
        if (token.type === 'html_block') token.content = adaptPictures(token.content);
      markTasks(state.tokens);
      // The home page shows its heading and its first paragraph larger, see config.ts.
      if (relativePath === 'index.md') state.tokens.splice(0, 6);
    });
  },
};

/** The diagram as SVG, which site.css colors. Its own style loads a font from another host. */
function drawDiagram(source: string): string {
  const svg = renderMermaidSVG(source)
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/(<svg[^>]*) style="[^"]*"/, '$1');
  return `<div class="diagram" tabindex="0" role="group" aria-label="Diagram" v-pre>${svg}</div>\n`;
}

/** Gives items of a checklist, which begin with `[ ]`, a class in place of the brackets. */
function markTasks(tokens: Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const [text] = token.children ?? [];
    const item = tokens[index - 2];
    if (item?.type !== 'list_item_open' || !text?.content.startsWith('[ ] ')) continue;
    text.content = text.content.slice(4);
    item.attrJoin('class', 'task');
  }
}

/**
 * Replaces a picture that follows the system with two, of which the theme of the site shows and loads one. Gives other pictures the
 * relative address that the site's bundler needs.
 */
function adaptPictures(html: string): string {
  const split = html.replaceAll(
    /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img alt="([^"]*)" src="([^"]+)">\s*<\/picture>/g,
    (_, dark: string, alt: string, light: string) =>
      [
        ['when-light', light],
        ['when-dark', dark],
      ]
        .map(([name, file]) => `<img class="${name}" alt="${alt}" src="./${file}" loading="lazy">`)
        .join('\n'),
  );
  return split.replaceAll(/(<img [^>]*src=")(?=docs\/)/g, '$1./');
}
