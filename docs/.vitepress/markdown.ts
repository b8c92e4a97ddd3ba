import { relative } from 'node:path';
import type { MarkdownEnv, MarkdownOptions } from 'vitepress';
import { toAnchor } from '../generator/markdown.ts';
import { resolveLink, root } from './sitePages.ts';

/** Makes a page read as on GitHub: the same anchors, relative links between files, pictures for light and dark. */
export const markdown: MarkdownOptions = {
  anchor: { slugify: toAnchor },
  theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  config: (md) => {
    md.core.ruler.push('between_files', (state) => {
      const { path, realPath = path, relativePath }: MarkdownEnv = state.env;
      const source = relative(root, realPath).replaceAll('\\', '/');
      for (const token of state.tokens.flatMap(({ children }) => children ?? []))
        if (token.type === 'link_open')
          token.attrSet('href', resolveLink(source, token.attrGet('href') ?? ''));
      for (const token of state.tokens)
        if (token.type === 'html_block') token.content = splitPicture(token.content);
      // The home page shows its heading and its first paragraph larger, see readHome.ts.
      if (relativePath === 'index.md') state.tokens.splice(0, 6);
    });
  },
};

/** Replaces a picture that follows the system with two pictures, of which the theme of the site shows one. */
function splitPicture(html: string): string {
  return html.replaceAll(
    /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img alt="([^"]*)" src="([^"]+)">\s*<\/picture>/g,
    (_, dark: string, alt: string, light: string) =>
      [
        ['when-light', light],
        ['when-dark', dark],
      ]
        .map(([name, file]) => `<img class="${name}" alt="${alt}" src="./${file}">`)
        .join('\n'),
  );
}
