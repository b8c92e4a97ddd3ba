import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { findPackage } from './app/findPackage.ts';
import { readApp } from './app/readApp.ts';
import { planInit } from './plan/planInit.ts';
import { environmentFile } from './plan/planSettings.ts';
import { ownVersion } from './plan/versions.ts';
import type { Terminal } from './Terminal.ts';

const packages = ['server', 'react', 'emulator', 'protocol'];

/** Prints facts about the app, for a report or a coding agent. It contains no values of variables. */
export function info(args: readonly string[], terminal: Terminal): number {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const facts = collect(terminal);
  const lines = Object.entries(facts).map(([name, value]) => `${name.padEnd(16)} ${toText(value)}\n`);
  terminal.print(values.json ? `${JSON.stringify(facts, null, 2)}\n` : lines.join(''));
  return 0;
}

function collect({ folder, userAgent }: Terminal) {
  const app = readApp(folder, userAgent);
  const file = join(folder, environmentFile);
  return {
    cli: ownVersion(),
    node: process.versions.node,
    platform: process.platform,
    framework: app.framework,
    language: app.language,
    source: app.source,
    packageManager: app.packageManager,
    port: app.port,
    packages: Object.fromEntries(
      packages.map((name) => [`@kit/${name}`, findPackage(folder, `@kit/${name}`)?.version ?? null]),
    ),
    docs: packages.map((name) => `node_modules/@kit/${name}/docs`).filter(app.has),
    variables: existsSync(file) ? Object.keys(parseEnv(readFileSync(file, 'utf8'))) : [],
    isSetUp: planInit(app).writes.length === 0,
  };
}

const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
