import { defineConfig } from 'vitepress';
import { docsUrl } from '../../packages/protocol/src/docsUrl.ts';
import { repositoryAddress } from '../../scripts/repository.mjs';
import { accessibleTheme } from './accessibleTheme.ts';
import { markdown } from './markdown.ts';
import { sections } from './sections.ts';
import { notOnSite, root, readTitle, sitePages, toPath } from './sitePages.ts';
import { readDescription, readPage, writeForModels } from './writeForModels.ts';

const home = readPage('README.md');
const title = readTitle(home);

const noStyles = `${root}docs/.vitepress/theme/empty.css`;

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#4353ff"/><path d="M10 8v16M22 8l-9 8 9 8" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>';

export default defineConfig({
  title,
  description: readDescription(home),
  lang: 'en',
  // In the page itself, because browsers would look for a file at the root of the host.
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  base: new URL(docsUrl).pathname,
  srcDir: root,
  srcExclude: notOnSite,
  rewrites: Object.fromEntries(sitePages),
  cleanUrls: true,
  // Otherwise a page loads every page that it links to.
  router: { prefetchLinks: false },
  markdown,
  transformPageData: ({ relativePath, filePath }) =>
    relativePath === 'index.md'
      ? {
          title,
          titleTemplate: false,
          frontmatter: {
            pageClass: 'home',
            sidebar: false,
            aside: false,
            editLink: false,
            introduction: {
              title: 'Your users connect accounts. Your agents work in them.',
              text: readDescription(home),
              actions: [
                { text: 'Quickstart', href: 'quickstart' },
                { text: 'How it works', href: 'how-it-works', theme: 'alt' },
                { text: 'Components', href: 'storybook/', target: '_self', theme: 'alt' },
              ],
            },
          },
        }
      : { description: readDescription(readPage(filePath)) },
  buildEnd: ({ outDir }) => writeForModels(outDir),
  vite: {
    // The site needs none of these.
    define: { __VUE_OPTIONS_API__: false },
    resolve: {
      alias: {
        '@docsearch/css': noStyles,
        './styles/components/custom-block.css': noStyles,
        './styles/components/vp-code-group.css': noStyles,
        './styles/components/vp-sponsor.css': noStyles,
      },
    },
    plugins: [
      accessibleTheme,
      {
        name: 'vue-for-all-pages',
        // Only this folder has Vue, and pages are outside it too.
        enforce: 'pre',
        resolveId: (id, _, { ssr }) => (ssr && /^vue($|\/)/.test(id) ? { id, external: true } : undefined),
      },
      {
        name: 'changelog',
        enforce: 'pre',
        transform: (_, id) => (id === `${root}docs/changelog.md` ? readPage('docs/changelog.md') : undefined),
      },
    ],
  },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides/several-accounts', activeMatch: '/(guides/|agents|testing|theming)' },
      { text: 'Reference', link: '/reference/', activeMatch: '/reference/' },
      { text: 'Errors', link: '/errors-by-symptom', activeMatch: '/errors' },
      { text: 'Components', link: '/storybook/', target: '_self' },
      { text: 'GitHub', link: repositoryAddress() },
    ],
    sidebar: sections.map((section) => ({
      text: section.title,
      items: section.pages.map((source) => ({
        text: readTitle(readPage(source)),
        link: toPath(sitePages.get(source) ?? ''),
      })),
    })),
    outline: { level: [2, 3], label: 'On this page' },
    search: { provider: 'local' },
    editLink: { pattern: `${repositoryAddress()}/edit/main/:path`, text: 'Edit this page' },
    externalLinkIcon: false,
  },
});
