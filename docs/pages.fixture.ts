import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Every page of the documentation, as a path of the repository. */
export const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/(^|[/\\])(node_modules|\.vitepress)/.test(file))
    .map((file) => join('docs', file)),
  ...['protocol', 'server', 'react', 'emulator', 'cli'].map((name) => `packages/${name}/README.md`),
];
