import type { GroupedExport } from './groupExports.ts';
import type { PackageName } from './readApi.ts';

/** A page of the reference: a part of what a package exports. */
export interface PackagePage {
  file: string;
  title: string;
  /** What is on the page. Unnecessary for the first page of a package, which describes the entry point. */
  purpose?: string;
  takes: (specifier: string, each: GroupedExport) => boolean;
}

/** The folder below `src` that declares an export, such as `stores`. */
const folderOf = ({ declaration }: GroupedExport) =>
  /\/src\/([^/]+)\//.exec(declaration.sources?.[0]?.fileName ?? '')?.[1];

const takesRest = () => true;

/** The pages of each package. What an earlier page takes is not on a later one, and the last page takes the rest. */
export const packagePages: Record<PackageName, PackagePage[]> = {
  react: [
    {
      file: 'react-types.md',
      title: '@kit/react: types',
      purpose: 'Types that are neither the props of one component nor the options or result of one hook.',
      takes: (_, { group }) => group === 'Types',
    },
    { file: 'react.md', title: '@kit/react', takes: takesRest },
  ],
  server: [
    {
      file: 'server-stores.md',
      title: '@kit/server: stores',
      purpose: 'The stores, their drivers, and the types for your own store.',
      takes: (specifier, each) => specifier.includes('/stores/') || folderOf(each) === 'stores',
    },
    {
      file: 'server-events.md',
      title: '@kit/server: events',
      purpose: 'What `onEvent`, `onAnchorEvent` and `logger` receive.',
      takes: (_, each) => folderOf(each) === 'events',
    },
    {
      file: 'server-more.md',
      title: '@kit/server: more entry points',
      purpose:
        'The adapter for Node, tools of the AI SDK, telemetry, a client for Anchor, and helpers for tests.',
      takes: (specifier) => specifier !== '@kit/server',
    },
    { file: 'server.md', title: '@kit/server', takes: takesRest },
  ],
  emulator: [
    {
      file: 'emulator-tests.md',
      title: '@kit/emulator: tests',
      purpose: 'What tests of your app import.',
      takes: (specifier) => /\/(playwright|vitest)$/.test(specifier),
    },
    { file: 'emulator.md', title: '@kit/emulator', takes: takesRest },
  ],
  protocol: [{ file: 'protocol.md', title: '@kit/protocol', takes: takesRest }],
};

/** The page that has an export. */
export function pageOf(name: PackageName, specifier: string, each: GroupedExport): PackagePage | undefined {
  return packagePages[name].find(({ takes }) => takes(specifier, each));
}
