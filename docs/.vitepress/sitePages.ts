import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryAddress } from '../../scripts/repository.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The pages outside `docs`. Every Markdown file in `docs` is a page too. */
const pagesElsewhere: Record<string, string> = {
  'README.md': 'index.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security-policy.md',
  'packages/react/README.md': 'packages/react.md',
  'packages/server/README.md': 'packages/server.md',
  'packages/emulator/README.md': 'packages/emulator.md',
  'packages/protocol/README.md': 'packages/protocol.md',
  'packages/cli/README.md': 'packages/cli.md',
};

/** Files and folders with Markdown that is not on the site. */
export const notOnSite = [
  'apps/**',
  'bench/**',
  'integration/**',
  'scripts/**',
  'packages/*/*/**',
  'packages/*/!(README).md',
  '!(README|CONTRIBUTING|SECURITY).md',
];

/** Every page of the site by its file in the repository, such as `docs/errors.md` → `errors.md`. */
export const sitePages: ReadonlyMap<string, string> = new Map([
  ...Object.entries(pagesElsewhere),
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && !/(^|\/)(\.|node_modules)/.test(file))
    .toSorted()
    .map((file) => [`docs/${file}`, file.replace(/README\.md$/, 'index.md')] as const),
]);

export const readSource = (source: string) => readFileSync(`${root}${source}`, 'utf8');

/** The address of a page below the base of the site, such as `/errors`. */
export const toPath = (page: string) => `/${page.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`;

/**
 * Where a link of a file leads on the site. Links to other files of the repository lead to GitHub, which then shows them.
 * `write` writes the address of a page.
 */
export function resolveLink(source: string, link: string, write = toPath): string {
  if (/^([a-z]+:|#|\/)/.test(link)) return link;
  const [, path = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(link) ?? [];
  const target = posix.join(posix.dirname(source), path).replace(/\/$/, '');
  const page = sitePages.get(target) ?? sitePages.get(posix.join(target, 'README.md'));
  if (page !== undefined) return `${write(page)}${anchor}`;
  const kind = statSync(`${root}${target}`).isDirectory() ? 'tree' : 'blob';
  return `${repositoryAddress()}/${kind}/main/${target}${anchor}`;
}

/** The text of the first heading. */
export const readTitle = (markdown: string) => /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? '';
