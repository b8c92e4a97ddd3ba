import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** A supported version of Node. */
export interface Node {
  /** The major version. */
  version: string;
  /** Path of its program. */
  path: string;
  /** Why it cannot run here, if it cannot. */
  missing?: string;
}

/** The Node that runs this, and the other supported ones, which npm has as packages. */
export function findNodes(): Node[] {
  const [running = ''] = process.versions.node.split('.');
  const others = ['22', '24'].filter((version) => version !== running);
  return [
    { version: running, path: process.execPath },
    ...others.map((version) => {
      const path = join(folder, `node_modules/node-${version}/bin/node`);
      return {
        version,
        path,
        ...(!existsSync(path) && { missing: 'only Linux on x64 has this Node at hand' }),
      };
    }),
  ];
}
