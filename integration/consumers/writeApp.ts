import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { consumers } from './rows.ts';

/**
 * Writes the app for a version of React: the folder `vite` with the first block of the packed README pasted in. The other blocks are
 * only compiled, with those of the guide to agents.
 */
export function writeApp(version: '18' | '19', emulator: string): void {
  const place = `${consumers}react${version}`;
  rmSync(`${place}/.app`, { recursive: true, force: true });
  cpSync(`${consumers}vite`, `${place}/.app`, { recursive: true });

  const readme = readFileSync(`${place}/node_modules/@kit/react/README.md`, 'utf8');
  const guide = readFileSync(`${consumers}../../docs/agents.md`, 'utf8');
  const [first = '', ...others] = [...`${readme}\n${guide}`.matchAll(/^```tsx\n([^]*?)^```$/gm)].map(
    ([, code = '']) => code,
  );
  const accounts = first
    .replace(/\(\{ userId \}.*?\) \{/, '() {')
    .replace('owner={{ userId }}', `owner="page" hostedOrigin="${emulator}"`);
  if (!accounts.includes('function Accounts() {') || !accounts.includes(emulator))
    throw new Error('The first block of the README has no provider.');
  writeFileSync(`${place}/.app/src/Accounts.tsx`, accounts);

  mkdirSync(`${place}/.app/src/compiled`);
  for (const [index, code] of others.entries())
    writeFileSync(`${place}/.app/src/compiled/block${index + 2}.tsx`, code);
}
