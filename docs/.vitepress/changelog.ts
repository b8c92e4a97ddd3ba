import { existsSync, readdirSync } from 'node:fs';
import { publishedPackages } from '../../scripts/repository.mjs';
import { readSource, root } from './sitePages.ts';

interface Change {
  packages: string[];
  text: string;
}

/** The changes that no release contains, from the files that `npm run changeset` writes. */
function readChanges(): Change[] {
  return readdirSync(`${root}.changeset`)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .toSorted()
    .map((file) => {
      const [, head = '', text = ''] = readSource(`.changeset/${file}`).split(/^---$/m);
      return { packages: [...head.matchAll(/@kit\/(\w+)/g)].map(([, name = '']) => name), text: text.trim() };
    });
}

/** What the next release contains, each change once, then the releases that the changelog of each package lists. */
export function renderChangelog(): string {
  const changes = readChanges().map(
    ({ packages, text }) => `- **${packages.join(', ')}:** ${text.replaceAll(/\n(?=.)/g, '\n  ')}`,
  );
  const next = changes.length > 0 ? `## Next release\n\n${changes.join('\n')}` : '';
  const releases = publishedPackages
    .map((name) => ({ name, file: `packages/${name}/CHANGELOG.md` }))
    .filter(({ file }) => existsSync(`${root}${file}`))
    .map(({ name, file }) => {
      const text = readSource(file)
        .replace(/^# .*\n/, '')
        .replaceAll(/^##/gm, '###');
      return `## @kit/${name}\n\n${text.trim()}`;
    });
  return [next, ...releases].filter(Boolean).join('\n\n');
}
