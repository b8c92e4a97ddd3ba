import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { publishedPackages } from '../../scripts/repository.mjs';

/** `integration/run.mjs` packs the packages. */
const pathOf = (name: string) => join(import.meta.dirname, '.packed', `${name}.tgz`);

interface Registry {
  /** The line of an .npmrc that installs the kit from here, and everything else as usual. */
  npmrc: string;
  stop: () => void;
}

/** Serves the packed packages as a registry would. An app installs them by their names and versions. */
export async function startRegistry(): Promise<Registry> {
  const tarballs = new Map(publishedPackages.map((name) => [name, readFileSync(pathOf(name))]));
  const manifests = new Map(publishedPackages.map((name) => [name, readManifest(pathOf(name))]));

  const server = createServer((request, response) => {
    const name = /^\/@kit(?:\/|%2f)(\w+)/i.exec(request.url ?? '')?.[1] ?? '';
    const [tarball, manifest] = [tarballs.get(name), manifests.get(name)];
    if (!tarball || !manifest) return void response.writeHead(404).end();
    if (request.url?.endsWith('.tgz')) return void response.end(tarball);
    const { version } = manifest;
    const dist = {
      tarball: `http://${request.headers.host}/@kit/${name}/-/${name}-${version}.tgz`,
      integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
      shasum: createHash('sha1').update(tarball).digest('hex'),
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        name: manifest.name,
        'dist-tags': { latest: version },
        versions: { [version]: { ...manifest, dist } },
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The registry has no port.');
  return {
    npmrc: `@kit:registry=http://127.0.0.1:${address.port}/\n`,
    stop: () => void server.close(),
  };
}

interface Manifest {
  name: string;
  version: string;
}

function readManifest(tarball: string): Manifest {
  return JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' }));
}
