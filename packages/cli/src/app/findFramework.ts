import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../CliError.ts';
import type { Manifest } from './readManifest.ts';
import { docsUrl } from '../docsUrl.ts';

/** The frameworks that `init` supports, and their names. */
export const frameworks = {
  next: 'Next.js',
  vite: 'Vite',
  'react-router': 'React Router',
  'tanstack-start': 'TanStack Start',
} as const;

export type Framework = keyof typeof frameworks;

/** @throws {CliError} `framework_unknown` or `monorepo_root` */
export function findFramework(folder: string, manifest: Manifest): Framework {
  const has = (name: string) => name in manifest.dependencies || name in manifest.devDependencies;
  if (has('next') && hasAppRouter(folder)) return 'next';
  if (has('@tanstack/react-start')) return 'tanstack-start';
  if (has('@react-router/dev')) return 'react-router';
  if (has('vite') && has('react') && !has('next')) return 'vite';
  if (isWorkspaceRoot(folder, manifest))
    throw new CliError(
      'monorepo_root',
      'This is the root of a monorepo. Run this in the folder of the app that gets the accounts, such as apps/web.',
    );
  const found = has('next') ? 'Next.js without the App Router' : 'no framework that this command knows';
  throw new CliError(
    'framework_unknown',
    `Found ${found}. It supports ${Object.values(frameworks).join(', ')}. To add the kit yourself, see ${docsUrl}frameworks`,
  );
}

const hasAppRouter = (folder: string) => ['app', 'src/app'].some((name) => existsSync(join(folder, name)));

function isWorkspaceRoot(folder: string, manifest: Manifest): boolean {
  const settings = join(folder, 'pnpm-workspace.yaml');
  return (
    manifest.hasWorkspaces || (existsSync(settings) && /^packages:/m.test(readFileSync(settings, 'utf8')))
  );
}
