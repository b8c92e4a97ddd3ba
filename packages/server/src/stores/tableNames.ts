import { isMysql } from './mysqlSchema.ts';
import type { SqlDatabase, SqlDialect, SqlExecute, SqlQuery } from './sqlExecutor.ts';

/** The names of the tables. */
export interface TableOptions {
  /** The PostgreSQL schema that holds the tables. Without it, the role's `search_path` decides. */
  schema?: string | undefined;
  /** The start of the names of tables, indexes, triggers and functions. @default 'connect_' */
  prefix?: string | undefined;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Returns a function that replaces the default names in a statement. With a schema, every name is qualified, so the connection
 * needs no `search_path`.
 *
 * @throws {TypeError} If a name is not a plain identifier.
 */
export function tableNames(
  { schema, prefix = 'connect_' }: TableOptions,
  quote = '"',
): (sql: string) => string {
  // PostgreSQL limits names to 63 characters, and the longest name adds 21 to the prefix.
  if (!identifier.test(prefix) || prefix.length > 30)
    throw wrong('prefix', prefix, 'Use letters, digits and _, at most 30 characters, such as billing_');
  if (schema !== undefined && (!identifier.test(schema) || schema.length > 63))
    throw wrong('schema', schema, 'Use letters, digits and _, at most 63 characters, such as connect');
  if (schema === undefined && prefix === 'connect_') return (sql) => sql;
  const qualifier = schema === undefined ? '' : `"${schema}".`;
  // PostgreSQL does not accept a schema before the name of a new index or trigger: it is in the schema of its table. Names in
  // quotes are not the kit's; they are roles, for example.
  return (sql) =>
    sql.replaceAll(
      /"[^"]*"|(\bCREATE (?:(?:UNIQUE )?INDEX|TRIGGER) )?\bconnect_(\w+)/g,
      (found, create: string | undefined, name: string | undefined) => {
        if (name === undefined) return found;
        return `${create ?? qualifier}${quote}${prefix}${name}${quote}`;
      },
    );
}

/** Returns the database with the chosen names in every statement. Values are never changed. */
export function nameTables(database: SqlDatabase, options: TableOptions): SqlDatabase {
  if (options.schema !== undefined && database.dialect !== 'postgresql')
    throw wrong('schema', options.schema, 'Only PostgreSQL has schemas. Use prefix');
  const named = tableNames(options, quoteOf(database.dialect));
  const nameQuery =
    (query: SqlQuery): SqlQuery =>
    (sql, values) =>
      query(named(sql), values);
  const nameExecute =
    (execute: SqlExecute): SqlExecute =>
    (sql) =>
      execute(named(sql));
  const query = nameQuery(database.query);
  if ('batch' in database)
    return {
      ...database,
      query,
      batch: (statements) => database.batch(statements.map(([sql, values = []]) => [named(sql), values])),
    };
  return {
    ...database,
    query,
    transaction: (work) => database.transaction((run, execute) => work(nameQuery(run), nameExecute(execute))),
  };
}

/** What a dialect writes around names. */
export function quoteOf(dialect: SqlDialect): string {
  return isMysql(dialect) ? '`' : '"';
}

function wrong(option: string, value: string, remedy: string): TypeError {
  return new TypeError(`sqlStore: ${option} cannot be ${JSON.stringify(value)}. ${remedy}.`);
}
