// Native packages come as one package a platform. A registry that lacks some of them makes pnpm leave those out of the
// lockfile without a word, and an install elsewhere then fails. This demands the platforms people develop on.
import { readFileSync } from 'node:fs';

const required = ['darwin-arm64', 'darwin-x64', 'linux-x64', 'win32-x64'];
/** Native only where the platform needs it, by design of the package; other versions of Node, which Linux alone tests; what sharp has inside its package for Windows. */
const partial = [/^fsevents@/, /^node@/, /^@img\/sharp-libvips@/];

const platform =
  /[-/](android|aix|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|windows|cygwin|wasm32|wasi)([-.]|$).*/;
const entry = /^ {2}'?((?:@[^/\n]+\/)?[^@\n']+)@([^:\n']+)'?:\n((?: {4}.*\n)+)/gm;

/** The systems that each native package of a lockfile is there for. */
function familiesOf(lockfile) {
  const families = new Map();
  for (const [, name, version, body] of readFileSync(lockfile, 'utf8').matchAll(entry)) {
    const [os, cpu] = ['os', 'cpu'].map((key) =>
      new RegExp(`^ {4}${key}: \\[(.+)\\]`, 'm').exec(body)?.[1].split(', '),
    );
    if (!os || !cpu || !platform.test(name)) continue;
    const family = `${name.replace(platform, '')}@${version}`;
    const targets = os.flatMap((system) => cpu.map((processor) => `${system}-${processor}`));
    families.set(family, [...(families.get(family) ?? []), ...targets]);
  }
  return families;
}

const gaps = [];
for (const lockfile of ['pnpm-lock.yaml', 'integration/pnpm-lock.yaml']) {
  const families = familiesOf(lockfile);
  const missing = [...families]
    .filter(([family]) => !partial.some((pattern) => pattern.test(family)))
    .flatMap(([family, targets]) =>
      required.filter((target) => !targets.includes(target)).map((target) => `${family} has no ${target}`),
    );
  if (families.size === 0)
    missing.push('no native package was found. Has the format of the lockfile changed?');
  if (missing.length === 0) console.log(`${lockfile} is complete: ${[...families.keys()].join(', ')}`);
  gaps.push(...missing.map((gap) => `${lockfile}: ${gap}`));
}

if (gaps.length > 0) console.log(gaps.join('\n'));
process.exit(gaps.length > 0 ? 1 : 0);
