import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../runtimes', import.meta.url));

/** A supported version of Node. */
export interface Node {
  /** The major version. */
  version: string;
  /** Path of the executable. */
  path: string;
  /** Why it cannot run here, if it cannot. */
  missing?: string;
}

/** Every supported version of Node. npm has executables for Linux on x64. Elsewhere only the running version is tested. */
export function findNodes(): Node[] {
  const [running = ''] = process.versions.node.split('.');
  return ['20', '22', '24', '26'].map((version): Node => {
    const path = join(folder, `node_modules/node-${version}/bin/node`);
    if (existsSync(path)) return { version, path };
    if (version === running) return { version, path: process.execPath };
    return { version, path, missing: 'npm has this Node for Linux on x64 only' };
  });
}
