import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/native.md', root), 'utf8');

/** The files that a section shows. `npm run test:native` compiles them. */
const shown = {
  Electron: ['electron/main.ts', 'electron/preload.ts', 'electron/shell.ts'],
  Tauri: ['tauri/shell.ts'],
  Capacitor: ['capacitor/shell.ts'],
  'React Native': ['reactNative/connectAccount.ts'],
};

test.each(Object.entries(shown))('%s shows the files that are compiled', (heading, files) => {
  const section = page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const [, ...blocks] = section.split(/^```typescript\n/m);
  const compiled = files.map((file) => readFileSync(new URL(`integration/native/${file}`, root), 'utf8'));
  expect(blocks.map((block) => block.split('```')[0])).toEqual(compiled);
});
