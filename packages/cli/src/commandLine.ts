import { CliError } from './CliError.ts';
import { doctor } from './doctor.ts';
import { info } from './info.ts';
import { init } from './init.ts';
import type { Terminal } from './Terminal.ts';
import { docsUrl } from './docsUrl.ts';

const help = `npx @kit/cli init      Adds the kit to the app in this folder. Shows its plan and asks first

  -y, --yes                   do not ask
  --dry-run                   show the plan and change nothing
  --server <name>             express or hono, for an app of Vite without a server (default: express)
  --package-manager <name>    npm, pnpm, yarn or bun (default: the one that the app uses)
  --no-install                do not install the packages
  --allow-dirty               also run with changes that are not committed

npx @kit/cli doctor    Checks the app while it runs. Takes the arguments of npx @kit/server doctor
npx @kit/cli info      Prints facts about the app, with --json as JSON

Documentation: ${docsUrl}cli
`;

/** Runs a command. Returns the exit code. */
export async function commandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command = '', ...rest] = args;
  try {
    if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
      terminal.print(help);
      return 0;
    }
    if (command === 'init') return await init(rest, terminal);
    if (command === 'doctor') return await doctor(rest, terminal);
    if (command === 'info') return info(rest, terminal);
    throw new CliError('arguments_invalid', `Unknown command ${JSON.stringify(command)}. Try --help.`);
  } catch (error) {
    terminal.printError(describe(error));
    return 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof CliError) return `${error.code}: ${error.message}\n`;
  if (!(error instanceof Error)) return `${String(error)}\n`;
  // What `parseArgs` throws.
  const isArgument = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isArgument
    ? describe(new CliError('arguments_invalid', `${error.message}.`))
    : `${error.stack ?? error.message}\n`;
}
