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

/** A section for each package: what its next release contains, then the releases that its changelog lists. */
export function renderChangelog(): string {
  const changes = readChanges();
  return publishedPackages
    .map((name) => {
      const next = changes.filter(({ packages }) => packages.includes(name));
      const file = `packages/${name}/CHANGELOG.md`;
      const releases = existsSync(`${root}${file}`)
        ? readSource(file)
            .replace(/^# .*\n/, '')
            .replaceAll(/^##/gm, '###')
            .trim()
        : '';
      const unreleased =
        next.length > 0
          ? `### Next release of @kit/${name}\n\n${next.map(({ text }) => `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`).join('\n')}`
          : '';
      return [`## @kit/${name}`, unreleased, releases].filter(Boolean).join('\n\n');
    })
    .join('\n\n');
}
