// The addresses of the repository and of its documentation. The root package.json states them once, and every published package
// repeats them.
//
//   node scripts/repository.mjs                      fails if a package.json differs from the root
//   node scripts/repository.mjs --expect owner/name  fails, too, if the root names another repository on GitHub
//   node scripts/repository.mjs --set owner/name     writes all of them
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const publishedPackages = ['protocol', 'server', 'react', 'emulator', 'cli'];

const pathOf = (folder) => fileURLToPath(new URL(`../${folder}package.json`, import.meta.url));
const readManifest = (folder) => JSON.parse(readFileSync(pathOf(folder), 'utf8'));

/** The fields of a package.json that contain the address, for a folder such as `packages/react`. */
export function repositoryFields(address, directory) {
  return {
    homepage: `${address}/tree/main/${directory}#readme`,
    bugs: { url: `${address}/issues` },
    repository: { type: 'git', url: `git+${address}.git`, directory },
  };
}

/** The address that the root package.json states, such as `https://github.com/owner/name`. */
export function repositoryAddress() {
  return readManifest('').repository.url.replace(/^git\+|\.git$/g, '');
}

/** The files that contain the address of the documentation: a constant for each package that cannot import another one. */
const docsUrlFiles = [
  ...['protocol', 'emulator', 'cli'].map((name) => `packages/${name}/src/docsUrl.ts`),
  'registry.json',
];
/** Installs blocks by the name of the repository. */
const blocksGuide = 'docs/blocks.md';
const installCommand = (address) => `shadcn@latest add ${new URL(address).pathname.slice(1)}/`;
const fileUrl = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

/** One sentence for each field and constant that differs from the root package.json. */
export function findDifferences() {
  const address = repositoryAddress();
  const { homepage } = readManifest('');
  const inSource = docsUrlFiles
    .filter((file) => !readFileSync(fileUrl(file), 'utf8').includes(homepage))
    .map((file) => `${file}: the address of the documentation must be ${homepage}.`);
  if (!readFileSync(fileUrl(blocksGuide), 'utf8').includes(installCommand(address)))
    inSource.push(`${blocksGuide}: blocks must be installed with ${installCommand(address)}…`);
  const inManifests = publishedPackages.flatMap((name) => {
    const manifest = readManifest(`packages/${name}/`);
    return Object.entries(repositoryFields(address, `packages/${name}`))
      .filter(([field, value]) => JSON.stringify(manifest[field]) !== JSON.stringify(value))
      .map(([field, value]) => `packages/${name}/package.json: "${field}" must be ${JSON.stringify(value)}.`);
  });
  return [...inSource, ...inManifests];
}

function updateManifest(folder, fields) {
  const manifest = { ...readManifest(folder), ...fields };
  writeFileSync(pathOf(folder), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** The documentation moves with the repository, to GitHub Pages. */
function writeAddress(address) {
  const [owner, name] = new URL(address).pathname.slice(1).split('/');
  const homepage = `https://${owner}.github.io/${name}/`;
  for (const file of docsUrlFiles) {
    const text = readFileSync(fileUrl(file), 'utf8').replaceAll(readManifest('').homepage, homepage);
    writeFileSync(fileUrl(file), text.replaceAll(repositoryAddress(), address));
  }
  const guide = readFileSync(fileUrl(blocksGuide), 'utf8');
  writeFileSync(
    fileUrl(blocksGuide),
    guide.replaceAll(installCommand(repositoryAddress()), installCommand(address)),
  );
  updateManifest('', { homepage, repository: { type: 'git', url: `git+${address}.git` } });
  for (const each of publishedPackages)
    updateManifest(`packages/${each}/`, repositoryFields(address, `packages/${each}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { expect: { type: 'string' }, set: { type: 'string' } } });
  if (values.set) writeAddress(`https://github.com/${values.set}`);
  const problems = findDifferences();
  if (values.expect && repositoryAddress() !== `https://github.com/${values.expect}`)
    problems.push(
      `package.json names ${repositoryAddress()}, but this is https://github.com/${values.expect}. npm accepts provenance only from the named repository.`,
    );
  if (problems.length > 0) {
    console.error(
      `${problems.join('\n')}\nFix all of them with: node scripts/repository.mjs --set ${values.expect ?? 'owner/name'}`,
    );
    process.exit(1);
  }
}
