import type { Plugin } from 'vitepress';

/** What assistive technology needs of the theme, by component: the text in its source, and what takes its place. */
const corrections: Record<string, [from: string, to: string][]> = {
  // The button shows a key, which is not a part of its name. site.css writes it.
  'VPNavBarSearchButton.vue': [
    ['<kbd class="DocSearch-Button-Key">K</kbd>', '<kbd class="DocSearch-Button-Key" data-key="K"></kbd>'],
  ],
  // A dialog with a combobox, not a button with a field inside.
  'VPLocalSearchBox.vue': [
    [
      `role="button"
      :aria-owns="results?.length ? 'localsearch-list' : undefined"
      aria-expanded="true"
      aria-haspopup="listbox"
      aria-labelledby="localsearch-label"`,
      'role="dialog" aria-modal="true" :aria-label="buttonText"',
    ],
    [
      'aria-labelledby="localsearch-label"\n            autocapitalize',
      'role="combobox" :aria-expanded="results?.length > 0" :aria-label="buttonText"\n            autocapitalize',
    ],
    ['aria-labelledby="results?.length ? \'localsearch-label\' : undefined"', 'aria-label="buttonText"'],
    // Each link is an option, which contains nothing that can be focused.
    [
      `:id="'localsearch-item-' + index"
            :aria-selected="selectedIndex === index ? 'true' : 'false'"
            role="option"`,
      'role="presentation"',
    ],
    [
      ':aria-label="[...p.titles, p.title].join(\' > \')"',
      `role="option" :id="'localsearch-item-' + index" :aria-selected="selectedIndex === index"`,
    ],
    ['<kbd :aria-label', '<kbd role="img" :aria-label'],
  ],
};

/** Corrects components of the theme while they are built. Fails if a release of VitePress has changed them. */
export const accessibleTheme: Plugin = {
  name: 'accessible-theme',
  enforce: 'pre',
  transform(source, id) {
    const entry = Object.entries(corrections).find(([component]) =>
      id.endsWith(`/theme-default/components/${component}`),
    );
    if (!entry) return undefined;
    return entry[1].reduce((text, [from, to]) => {
      if (!text.includes(from))
        throw new Error(`${entry[0]} has changed. Check what accessibleTheme.ts corrects.`);
      return text.replaceAll(from, to);
    }, source);
  },
};
