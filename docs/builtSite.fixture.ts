import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsUrl } from '@kit/protocol';
import { root } from './.vitepress/sitePages.ts';

/** The folder that `vitepress build` writes. */
export const site = join(root, 'docs/.vitepress/dist');

/** The path of the site on its host, such as `/kit/`. */
export const base = new URL(docsUrl).pathname;

export const readBuilt = (file: string) => readFileSync(join(site, file), 'utf8');

/** Every page as a file of the built site. */
export const htmlFiles = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.html') && !file.startsWith('storybook/'));

/** The file that a host serves for a path below `base`, as GitHub Pages finds it. */
export function fileOf(path: string): string | undefined {
  const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  return candidates.find((file) => /\.\w+$/.test(file) && existsSync(join(site, file)));
}
