import { doctorCommand } from './doctorCommand.ts';
import { parseArgs } from 'node:util';
import { schemaSql } from '../stores/schemaSql.ts';

const help = `npx @kit/server doctor    Looks for what keeps the kit from working, and changes nothing

  doctor <module>          a module that exports \`connect\`: everything is looked at
  doctor --url <url>       where the handler is mounted: what can be seen from outside
  --key <key>              with --url: an Anchor API key to try (ANCHORBROWSER_API_KEY)
  --application <uuid>     with --url: an application id to look up, may be repeated
  --anchor-url <url>       with --url: the emulator in place of Anchor; it is sent the key

  Exits with code 1 if there is a problem. Every finding is explained in docs/doctor.md.

npx @kit/server schema    Prints the SQL that store.migrate() runs, and connects to nothing

  --dialect <name>         postgresql or sqlite
  --schema <name>          PostgreSQL: the schema that holds the tables
  --prefix <name>          what table names begin with, instead of connect_
  --from <revision>        the revision that your tables have, instead of 0
  --role <name>            PostgreSQL: a role that uses the tables without owning them; adds its grants and policies
`;

/** Runs the command line; returns the exit code. */
export async function commandLine(args: readonly string[]): Promise<number> {
  const [command = '', ...rest] = args;
  try {
    const { text, code } = await run(
      args.includes('--help') || args.includes('-h') ? '--help' : command,
      rest,
    );
    process.stdout.write(text);
    return code;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTry --help.\n`);
    return 1;
  }
}

async function run(command: string, args: string[]): Promise<{ text: string; code: number }> {
  if (command === '--help') return { text: help, code: 0 };
  if (command === 'doctor') return doctorCommand(args);
  if (command === 'schema') return { text: schemaCommand(args), code: 0 };
  throw new Error(`There is no command ${JSON.stringify(command)}.`);
}

/** Returns what `schema` prints. */
export function schemaCommand(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dialect: { type: 'string' },
      schema: { type: 'string' },
      prefix: { type: 'string' },
      from: { type: 'string', default: '0' },
      role: { type: 'string' },
    },
  });
  const { dialect, schema, prefix, from, role } = values;
  if (dialect !== 'postgresql' && dialect !== 'sqlite')
    throw new Error('Set --dialect to postgresql or sqlite.');
  return schemaSql({ dialect, schema, prefix, from: Number(from), role });
}
