import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRecord } from './readManifest.ts';

export interface InstalledPackage {
  readonly folder: string;
  readonly version: string;
}

/** Finds a package that is installed in a folder or above it. */
export function findPackage(folder: string, name: string): InstalledPackage | undefined {
  const place = join(folder, 'node_modules', name);
  const file = join(place, 'package.json');
  if (existsSync(file)) {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const version = isRecord(manifest) && typeof manifest.version === 'string' ? manifest.version : '';
    return { folder: place, version };
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findPackage(parent, name);
}
