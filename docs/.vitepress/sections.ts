import { sitePages } from './sitePages.ts';

/** A part of the sidebar and of `llms.txt`. Pages are files of the repository. */
export interface Section {
  title: string;
  pages: string[];
  /** Pages that `llms.txt` lists too. In the sidebar, one of `pages` leads to them. */
  further?: string[];
}

const pagesIn = (folder: string) => [...sitePages.keys()].filter((source) => source.startsWith(folder));

export const sections: Section[] = [
  { title: 'Start', pages: ['docs/quickstart.md', 'docs/cli.md', 'docs/blocks.md', 'docs/how-it-works.md'] },
  {
    title: 'Guides',
    pages: [
      'docs/guides/several-accounts.md',
      'docs/guides/tenants.md',
      'docs/guides/custom-ui.md',
      'docs/theming.md',
      'docs/agents.md',
      'docs/coding-agents.md',
      'docs/testing.md',
      'docs/guides/production.md',
      'docs/guides/from-your-own-routes.md',
      'docs/guides/from-anchors-demo.md',
    ],
  },
  {
    title: 'Your set-up',
    pages: [
      'docs/frameworks.md',
      'docs/database.md',
      'docs/origins.md',
      'docs/embedded.md',
      'docs/native.md',
    ],
  },
  {
    title: 'Packages',
    pages: [
      'packages/react/README.md',
      'packages/server/README.md',
      'packages/emulator/README.md',
      'packages/protocol/README.md',
      'packages/cli/README.md',
    ],
  },
  {
    title: 'Errors',
    pages: ['docs/errors-by-symptom.md', 'docs/errors.md', 'docs/anchor-responses.md'],
  },
  {
    title: 'In production',
    pages: ['docs/operations.md', 'docs/doctor.md', 'docs/security.md', 'docs/performance.md'],
  },
  {
    title: 'Reference',
    pages: ['README', 'react', 'server', 'emulator', 'protocol', 'styling', 'errors'].flatMap((name) =>
      pagesIn(`docs/reference/${name}`).toSorted((a, b) => a.length - b.length),
    ),
  },
  {
    title: 'Project',
    pages: ['docs/changelog.md', 'docs/decisions/README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
    further: pagesIn('docs/decisions/').filter((source) => !source.endsWith('README.md')),
  },
];
