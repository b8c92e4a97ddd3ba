import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { findPackage } from './app/findPackage.ts';
import { CliError } from './CliError.ts';
import { environmentFile } from './plan/planSettings.ts';
import type { Terminal } from './Terminal.ts';

/** Runs the doctor of the app's own `@kit/server`. Without arguments, it checks the app in development. */
export async function doctor(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = findProgram(terminal.folder);
  if (args.length > 0) return terminal.run(process.execPath, [program, 'doctor', ...args]);
  // The doctor reads the API key from the environment. Other users of the machine can read arguments.
  return terminal.run(process.execPath, [
    `--env-file=${environmentFile}`,
    program,
    'doctor',
    ...inDevelopment(terminal),
  ]);
}

function findProgram(folder: string): string {
  const server = findPackage(folder, '@kit/server');
  if (server) return join(server.folder, 'bin/server.js');
  throw new CliError('server_missing', '@kit/server is not installed here. Run init first.');
}

/** The arguments for an app that `init` has set up, and that runs. */
function inDevelopment({ folder }: Terminal): string[] {
  const file = join(folder, environmentFile);
  const variables = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const { PUBLIC_URL, ANCHORBROWSER_BASE_URL, LINKEDIN_APP_ID } = variables;
  if (!PUBLIC_URL)
    throw new CliError('arguments_invalid', `${environmentFile} has no PUBLIC_URL. Pass a module or --url.`);
  const options = { 'anchor-url': ANCHORBROWSER_BASE_URL, application: LINKEDIN_APP_ID };
  return [
    `--url=${new URL('/api/connect', PUBLIC_URL).href}`,
    ...Object.entries(options).flatMap(([name, value]) => (value ? [`--${name}=${value}`] : [])),
  ];
}
