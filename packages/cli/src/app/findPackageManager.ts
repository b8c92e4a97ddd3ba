import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CliError } from '../CliError.ts';
import type { Manifest } from './readManifest.ts';

export const packageManagers = ['npm', 'pnpm', 'yarn', 'bun'] as const;
export type PackageManager = (typeof packageManagers)[number];

const lockfiles: Record<string, PackageManager> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
};

const asManager = (name: string | undefined) => packageManagers.find((manager) => manager === name);

/**
 * Finds the package manager of an app: in package.json, by the nearest lockfile, or the one that runs this command.
 *
 * @throws {CliError} `package_manager_unknown`
 */
export function findPackageManager(folder: string, manifest: Manifest, userAgent: string): PackageManager {
  const declared = manifest.packageManager?.split('@')[0];
  const nearest = declared ? [declared] : nearestManagers(folder);
  const names = nearest.length > 0 ? nearest : [userAgent.split('/')[0]];
  const [name] = names;
  const manager = names.length === 1 ? asManager(name) : undefined;
  if (manager) return manager;
  const found = names.length > 1 ? `Lockfiles of ${names.join(' and ')}` : `The package manager "${name}"`;
  const problem = names.length > 1 ? 'are side by side' : 'is not known';
  throw new CliError(
    'package_manager_unknown',
    `${found} ${problem}. Pass --package-manager with one of ${packageManagers.join(', ')}.`,
  );
}

/** The managers whose lockfiles are in the folder, or in the nearest folder above that has some. */
function nearestManagers(folder: string): string[] {
  const found = presentLockfiles(lockfileFolder(folder)).map((file) => lockfiles[file]);
  return [...new Set(found)].filter((name) => name !== undefined);
}

const presentLockfiles = (folder: string) =>
  Object.keys(lockfiles).filter((file) => existsSync(join(folder, file)));

/** The nearest folder with a lockfile, which is the root in a monorepo. Without one, the folder itself. */
function lockfileFolder(folder: string, from = folder): string {
  if (presentLockfiles(from).length > 0) return from;
  const parent = dirname(from);
  const isTop = parent === from || existsSync(join(from, '.git'));
  return isTop ? folder : lockfileFolder(folder, parent);
}

/** The files that `install` may add or change, relative to the folder. */
export function lockfilePaths(folder: string): string[] {
  const place = relative(folder, lockfileFolder(folder));
  return Object.keys(lockfiles).map((file) => join(place, file));
}
