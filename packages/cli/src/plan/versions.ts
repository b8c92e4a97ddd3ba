import { readFileSync } from 'node:fs';
import { isRecord } from '../app/readManifest.ts';

/** The version of this package. The packages of the kit are published together, with one version. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return isRecord(manifest) && typeof manifest.version === 'string' ? manifest.version : '';
}

/** Versions of the packages that `init` adds. The last ones run on Node 20. */
export const versions = {
  kit: `^${ownVersion()}`,
  reactQuery: '^5.108.0',
  concurrently: '^9.2.1',
  express: '^5.2.1',
  expressTypes: '^5.0.6',
  hono: '^4.13.0',
  honoNodeServer: '^2.1.0',
  tsx: '^4.23.0',
};
