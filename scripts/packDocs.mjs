// Copies the documentation into a package before it is packed: `node ../../scripts/packDocs.mjs`, in the folder of the package. The
// copies are in `docs`, and `AGENTS.md` is docs/coding-agents.md. Links to files that are not in the package lead to the repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { repositoryAddress } from './repository.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replaceAll('\\', '/');

/** The pages of each package, in `docs`. */
const pagesByPackage = {
  protocol: ['errors.md', 'reference/protocol.md'],
  server: [
    'quickstart.md',
    'frameworks.md',
    'agents.md',
    'database.md',
    'origins.md',
    'operations.md',
    'security.md',
    'doctor.md',
    'errors.md',
    'guides/production.md',
    'guides/tenants.md',
    'reference/server.md',
    'reference/server-events.md',
    'reference/server-more.md',
    'reference/server-stores.md',
  ],
  react: [
    'quickstart.md',
    'agents.md',
    'embedded.md',
    'errors.md',
    'native.md',
    'theming.md',
    'guides/custom-ui.md',
    'guides/several-accounts.md',
    'reference/react.md',
    'reference/react-types.md',
    'reference/styling.md',
  ],
  emulator: ['testing.md', 'reference/emulator.md', 'reference/emulator-tests.md'],
  cli: ['cli.md', 'quickstart.md', 'frameworks.md', 'errors.md'],
};

/**
 * The files that a package receives, with their text.
 * @param {string} name
 */
export function docsOf(name) {
  const targets = new Map(pagesByPackage[name].map((page) => [`docs/${page}`, `docs/${page}`]));
  targets.set('docs/coding-agents.md', 'AGENTS.md');
  targets.set(`packages/${name}/README.md`, 'README.md');
  return [...targets]
    .filter(([source]) => source.startsWith('docs/'))
    .map(([source, path]) => ({
      path,
      text: withLinks(readFileSync(root + source, 'utf8'), source, path, targets),
    }));
}

/** Replaces relative links, which would lead nowhere from a package. */
function withLinks(text, source, path, targets) {
  return text.replaceAll(/\]\(([^)\s#:]+)(#[^)\s]*)?\)/g, (_, link, anchor = '') => {
    const target = normalize(join(dirname(source), link)).replace(/\/$/, '');
    const packed = targets.get(target) ?? targets.get(`${target}/README.md`);
    if (packed === undefined) return `](${repositoryAddress()}/blob/main/${target}${anchor})`;
    return `](${relative(dirname(path), packed)}${anchor})`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { path, text } of docsOf(basename(process.cwd().replaceAll('\\', '/')))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
