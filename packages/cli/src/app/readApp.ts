import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findFramework, type Framework } from './findFramework.ts';
import { findPackageManager, type PackageManager } from './findPackageManager.ts';
import { readManifest, type Manifest } from './readManifest.ts';

/** What is known about the user's app. Nothing here changes it. */
export interface App {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly framework: Framework;
  readonly language: 'ts' | 'js';
  /** Prefix of the paths of the code: `src/`, `app/` or nothing. */
  readonly source: string;
  readonly packageManager: PackageManager;
  /** Port of the page in development. */
  readonly port: number;
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => string;
  /** Names in a folder, or none if it does not exist. */
  readonly list: (path: string) => readonly string[];
}

export function readApp(folder: string, userAgent: string, chosen?: PackageManager): App {
  const manifest = readManifest(folder);
  const framework = findFramework(folder, manifest);
  const has = (path: string) => existsSync(join(folder, path));
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return {
    folder,
    manifest,
    framework,
    language: has('tsconfig.json') ? 'ts' : 'js',
    source: framework === 'react-router' ? 'app/' : sourceOf(framework, has),
    packageManager: chosen ?? findPackageManager(folder, manifest, userAgent),
    port: portOf(framework, manifest, readViteConfig(has, read)),
    has,
    read,
    list: (path) => namesIn(join(folder, path)),
  };
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

function sourceOf(framework: Framework, has: App['has']): string {
  if (framework === 'next') return has('src/app') ? 'src/' : '';
  return has('src') ? 'src/' : '';
}

/** The path of the app's Vite configuration. */
export const findViteConfig = (has: App['has']) =>
  ['vite.config.ts', 'vite.config.js', 'vite.config.mts', 'vite.config.mjs'].find(has);

function readViteConfig(has: App['has'], read: App['read']): string {
  const file = findViteConfig(has);
  return file ? read(file) : '';
}

function portOf(framework: Framework, { scripts }: Manifest, viteConfig: string): number {
  const inScript = /(?:--port|-p)[ =](\d+)/.exec(`${scripts['dev:app'] ?? ''} ${scripts.dev ?? ''}`)?.[1];
  const inConfig = /\bserver:\s*\{[^]*?\bport:\s*(\d+)/.exec(viteConfig)?.[1];
  return Number(inScript ?? inConfig ?? (framework === 'next' ? 3000 : 5173));
}
