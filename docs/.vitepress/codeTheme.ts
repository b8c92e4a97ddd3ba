import type { MarkdownOptions } from 'vitepress';

/** The kinds of tokens that site.css colors, by the scopes of the grammars. */
const kinds = {
  comment: ['comment'],
  string: ['string', 'markup.inline.raw'],
  keyword: ['keyword', 'storage', 'support.type.property-name.css'],
  constant: ['constant', 'support.constant', 'variable.language', 'entity.other.attribute-name'],
  function: ['entity.name.function', 'support.function'],
  type: ['entity.name.type', 'entity.name.tag', 'support.class', 'support.type'],
};

/** Code with one class for each token, so a page with much code stays small, and the colors are in one place. */
export const code = {
  theme: {
    name: 'connect',
    type: 'light',
    fg: 'var(--text)',
    bg: 'var(--background)',
    settings: Object.entries(kinds).map(([kind, scope]) => ({
      scope,
      settings: { foreground: `var(--${kind})` },
    })),
  },
  codeTransformers: [
    {
      name: 'classes',
      span: (node) => {
        const [, kind = 'text'] = /var\(--(\w+)\)/.exec(String(node.properties.style)) ?? [];
        delete node.properties.style;
        if (kind !== 'text') node.properties.class = kind;
      },
    },
  ],
} satisfies MarkdownOptions;
