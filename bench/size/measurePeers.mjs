// The same measure for packages that do a comparable job, each with what its users import; only their peers are left out.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureModule } from '../../scripts/measureSize.mjs';

const resolveDir = fileURLToPath(new URL('.', import.meta.url));
const peers = [
  { name: 'react-plaid-link', source: `export { usePlaidLink } from 'react-plaid-link'` },
  { name: '@nangohq/frontend', source: `export { default } from '@nangohq/frontend'` },
  {
    name: 'better-auth',
    source: `export { createAuthClient } from 'better-auth/react'; export { oauthPopupClient } from 'better-auth/client/plugins'`,
  },
  { name: '@workos-inc/widgets', source: `export { Pipes } from '@workos-inc/widgets'` },
];

const rows = [];
for (const { name, source } of peers) {
  const manifest = JSON.parse(readFileSync(`${resolveDir}node_modules/${name}/package.json`, 'utf8'));
  const external = Object.keys(manifest.peerDependencies ?? {});
  const { bytes, laterBytes } = await measureModule(source, { resolveDir, external });
  rows.push({
    package: `${name} ${manifest.version}`,
    takes: [...source.matchAll(/\{ (.+?) \}/g)].map(([, what]) => what).join(', '),
    'KiB with the page': (bytes / 1024).toFixed(2),
    'KiB later': (laterBytes / 1024).toFixed(2),
  });
}
console.log('Minified, gzip -9, without the peers that each package names:');
console.table(rows);
