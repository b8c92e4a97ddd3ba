import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docsUrl } from '../../packages/protocol/src/docsUrl.ts';
import { renderChangelog } from './changelog.ts';
import { sections } from './sections.ts';
import { readSource, readTitle, resolveLink, sitePages } from './sitePages.ts';

/** The Markdown of a page, with the changes that the page of changes lists. */
export const readPage = (source: string) =>
  source === 'docs/changelog.md' ? `${readSource(source)}\n${renderChangelog()}\n` : readSource(source);

const toMarkdownUrl = (page: string) => `${docsUrl}${page}`;

/** The Markdown of a page, in which relative links are complete addresses of Markdown. */
function withFullLinks(source: string): string {
  return readPage(source)
    .split(/(^```.*?^```$|`[^`\n]*`)/gms)
    .map((text, index) =>
      index % 2 === 1
        ? text
        : text.replaceAll(
            /\]\(([^)\s]+)\)/g,
            (_, link: string) => `](${resolveLink(source, link, toMarkdownUrl)})`,
          ),
    )
    .join('');
}

/** The first paragraph below the heading, as one line without links. */
export function readDescription(markdown: string): string {
  const [, paragraph = ''] = /^# .+\n\n((?:.+\n)+)/m.exec(markdown.replaceAll(/^<!--.*-->\n+/gm, '')) ?? [];
  if (/^[|`<-]/.test(paragraph)) return '';
  return paragraph
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('**', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Writes what language models and their tools read: the Markdown of each page, a list of all pages, and all of them in one file. */
export function writeForModels(folder: string): void {
  const list = [];
  const all = [];
  for (const [source, page] of sitePages) {
    const text = withFullLinks(source);
    mkdirSync(join(folder, dirname(page)), { recursive: true });
    writeFileSync(join(folder, page), text);
  }
  const home = readPage('README.md');
  list.push(
    `# ${readTitle(home)}`,
    `> ${readDescription(home)}`,
    `- [What it is](${toMarkdownUrl('index.md')}): the shortest integration`,
  );
  for (const { title, pages, further = [] } of sections) {
    const lines = [...pages, ...further].map((source) => {
      const text = readPage(source);
      const description = readDescription(text);
      return `- [${readTitle(text)}](${toMarkdownUrl(sitePages.get(source) ?? '')})${description && `: ${description}`}`;
    });
    list.push(`## ${title}`, lines.join('\n'));
    all.push(...[...pages, ...further].map((source) => withFullLinks(source).trim()));
  }
  writeFileSync(join(folder, 'llms.txt'), `${list.join('\n\n')}\n`);
  writeFileSync(
    join(folder, 'llms-full.txt'),
    `${[withFullLinks('README.md').trim(), ...all].join('\n\n')}\n`,
  );
}
