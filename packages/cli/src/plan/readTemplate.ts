import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path/posix';

export type TemplateName =
  | 'Accounts.tsx'
  | 'connect.ts'
  | 'express/index.ts'
  | 'hono/index.ts'
  | 'next/page.tsx'
  | 'next/route.ts'
  | 'react-router/handler.ts'
  | 'react-router/page.tsx'
  | 'tanstack-start/handler.ts'
  | 'tanstack-start/page.tsx';

/**
 * Reads a template for a path of the app, in the language of its extension. `imports` maps names in the template, such as `@/lib/connect`, to paths of the app.
 */
export function readTemplate(name: TemplateName, path: string, imports: Record<string, string>): string {
  const source = readFileSync(new URL(`../../templates/${name}`, import.meta.url), 'utf8');
  const code = /\.m?tsx?$/.test(path) ? source : toJavaScript(source);
  return Object.entries(imports).reduce(
    (text, [placeholder, target]) => text.replaceAll(`'${placeholder}'`, `'${importPath(path, target)}'`),
    code,
  );
}

/** The path that one file imports another by. */
export function importPath(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * Removes the types from a template. The templates use only these two forms, which a test checks. The rest of their text stays as it
 * is written.
 */
export function toJavaScript(source: string): string {
  return source
    .replaceAll(/^import type .*\n/gm, '')
    .replaceAll(/(\bshared|\}): (typeof globalThis & \{[^}]*\}|\w+Args)/g, '$1');
}
