import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './.vitepress/sitePages.ts';

/** Builds the site once for all files of checks. Storybook's own checks build Storybook. */
export default function buildSite(): void {
  execFileSync(join(root, 'docs/node_modules/.bin/vitepress'), ['build', '.'], {
    cwd: join(root, 'docs'),
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
