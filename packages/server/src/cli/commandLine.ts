import { docsUrl } from '@kit/protocol';
import { parseArgs } from 'node:util';
import { doctorCommand } from './doctorCommand.ts';
import { schemaFile, schemaFormats } from '../stores/schemaFiles.ts';
import { schemaSql, sqlDialects } from '../stores/schemaSql.ts';

const help = `npx @kit/server doctor    Checks the deployment and changes nothing

  doctor <module>          a module that exports \`connect\`: checks everything
  doctor --url <url>       where the handler is mounted: checks from outside
  --app <origin>           the origin of your pages, if it is not that of the handler; may be repeated
  --key <key>              with --url: an Anchor API key to check (ANCHORBROWSER_API_KEY)
  --application <uuid>     with --url: an application id to check, may be repeated
  --anchor-url <url>       with --url: the emulator instead of Anchor. It receives the key

  Exits with code 1 if there is a problem. ${docsUrl}doctor explains every finding.

npx @kit/server schema    Prints the SQL that store.migrate() runs, without a database

  --dialect <name>         postgresql, sqlite, mysql or mariadb
  --format <name>          prisma, drizzle or kysely, for a file of models, tables or a migration instead of SQL
  --schema <name>          PostgreSQL: the schema that holds the tables
  --prefix <name>          prefix of the table names, instead of connect_
  --from <revision>        the current revision of your tables, instead of 0
  --role <name>            PostgreSQL: a role that uses the tables without owning them; adds its grants and policies
`;

/** Runs the command line. Returns what belongs on standard output and standard error, and the exit code. */
export async function commandLine(
  args: readonly string[],
): Promise<{ output: string; errors: string; code: number }> {
  const [command = '', ...rest] = args;
  try {
    const { text, code } = await run(
      args.includes('--help') || args.includes('-h') ? '--help' : command,
      rest,
    );
    return { output: text, errors: '', code };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { output: '', errors: `${message}\nTry --help.\n`, code: 1 };
  }
}

async function run(command: string, args: string[]): Promise<{ text: string; code: number }> {
  if (command === '--help') return { text: help, code: 0 };
  if (command === 'doctor') return doctorCommand(args);
  if (command === 'schema') return { text: schemaCommand(args), code: 0 };
  throw new Error(`Unknown command ${JSON.stringify(command)}.`);
}

function schemaCommand(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dialect: { type: 'string' },
      format: { type: 'string' },
      schema: { type: 'string' },
      prefix: { type: 'string' },
      from: { type: 'string', default: '0' },
      role: { type: 'string' },
    },
  });
  const { schema, prefix, from, role } = values;
  const dialect = sqlDialects.find((name) => name === values.dialect);
  if (!dialect) throw new Error(`Set --dialect to one of ${sqlDialects.join(', ')}.`);
  const options = { dialect, schema, prefix, from: Number(from), role };
  if (values.format === undefined) return schemaSql(options);
  const format = schemaFormats.find((name) => name === values.format);
  if (!format) throw new Error(`Set --format to one of ${schemaFormats.join(', ')}.`);
  return schemaFile({ format, ...options });
}
