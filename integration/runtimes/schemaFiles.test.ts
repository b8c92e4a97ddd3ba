// Creates the tables from the files that the kit prints, with the tool that reads each file, and runs the published contract on them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  mariadb,
  postgres,
  schemaFile,
  sqlite,
  sqlStore,
  type SchemaFileOptions,
  type SqlDatabase,
  type SqliteDatabase,
} from '@kit/server/stores/sql';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Kysely, MysqlDialect, PostgresDialect, SqliteDialect, type Dialect } from 'kysely';
import Database from 'libsql';
import { createPool } from 'mysql2';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMariadb } from '../../packages/server/src/stores/mariadbServer.fixture.ts';
import { startPostgres } from '../../packages/server/src/stores/postgresServer.fixture.ts';
import { describeContract, tables } from './describeContract.ts';
import { folder } from './describeRows.ts';
import { drizzleMigration } from './drizzleMigration.ts';
import { prismaMigration } from './prismaMigration.ts';
import { runTool } from './runTool.ts';

const output = join(folder, '.bundle/schemas');
mkdirSync(output, { recursive: true });

type Format = SchemaFileOptions['format'];
type Name = 'postgresql' | 'mariadb' | 'sqlite';

interface Opened {
  database: SqlDatabase;
  run: (sql: string) => unknown;
  /** The same database for Kysely. */
  dialect: Dialect;
  /** And for the migrations of Prisma, which need a program for MariaDB that has to be downloaded. */
  adapter?: SqlMigrationAwareDriverAdapterFactory;
  close: () => unknown;
}

/** Opens an empty database. */
const opening: Record<Name, () => Promise<Opened>> = {
  async postgresql() {
    const server = await startPostgres();
    if (typeof server === 'string') throw new Error(server);
    const pool = new Pool(server.config);
    return {
      database: postgres(pool),
      run: (sql) => pool.query(sql),
      dialect: new PostgresDialect({ pool }),
      adapter: new PrismaPg(pool),
      close: () => pool.end(),
    };
  },
  async mariadb() {
    const options = await startMariadb();
    if (typeof options === 'string') throw new Error(options);
    const pool = createPool(options);
    return {
      database: mariadb(pool.promise()),
      run: (sql) => pool.promise().query(sql),
      dialect: new MysqlDialect({ pool }),
      close: () => pool.promise().end(),
    };
  },
  async sqlite() {
    const database = new Database(':memory:');
    const driver: SqliteDatabase = database;
    return {
      database: sqlite(driver),
      run: (sql) => database.exec(sql),
      dialect: new SqliteDialect({ database }),
      adapter: new PrismaLibSql({ url: ':memory:' }),
      close: () => database.close(),
    };
  },
};

/** Creates the tables as a team would: its tool reads the file and writes the migration. */
const creating: Record<Format, (name: Name, opened: Opened) => Promise<void>> = {
  async drizzle(dialect, { run }) {
    // The tables have their own names, also if the columns of the app's are renamed.
    const { migration } = drizzleMigration(dialect, 'camelCase');
    await runAll(run, migration);
  },
  async prisma(dialect, { run, adapter }) {
    if (!adapter) throw new Error(`Prisma has no engine in WebAssembly for ${dialect}.`);
    const models = modelsFor(dialect);
    const migration = await prismaMigration(models, adapter);
    await runAll(run, migration);
    // What the last lines of the file ask to add.
    for (const [, sql = ''] of models.matchAll(/^\/\/ {3}(ALTER .*;)$/gm)) await run(sql);
  },
  async kysely(dialect, { dialect: own }) {
    const file = join(output, `${dialect}.migration.ts`);
    writeFileSync(file, schemaFile({ format: 'kysely', dialect }));
    const { up }: { up: (db: Kysely<unknown>) => Promise<void> } = await import(file);
    await up(new Kysely({ dialect: own }));
  },
};

function modelsFor(dialect: Name): string {
  const provider = dialect === 'mariadb' ? 'mysql' : dialect;
  return `datasource db {\n  provider = "${provider}"\n}\n\n${schemaFile({ format: 'prisma', dialect })}`;
}

/** Drivers of MySQL run one statement at a time. */
async function runAll(run: Opened['run'], script: string): Promise<void> {
  for (const statement of script.replaceAll(/^--.*$/gm, '').split(/;\s*\n/))
    if (statement.trim()) await run(statement);
}

const formats: Format[] = ['drizzle', 'prisma', 'kysely'];
const names: Name[] = ['postgresql', 'mariadb', 'sqlite'];

/** Why a database is not on this machine, or an empty text. */
const reasons: Record<Name, string> = {
  postgresql: reasonOf(await startPostgres()),
  mariadb: reasonOf(await startMariadb()),
  sqlite: '',
};

function reasonOf(started: string | object): string {
  return typeof started === 'string' ? ` – skipped: ${started}` : '';
}

function describeFile(format: Format, name: Name): void {
  let opened: Opened;
  beforeAll(async () => {
    opened = await opening[name]();
    await creating[format](name, opened);
    const store = sqlStore(opened.database);
    await store.check();
    // There is nothing to do for it.
    await store.migrate();
    await store.check();
  });
  afterAll(() => opened.close());

  describeContract(
    () => opened.database,
    (sql) => opened.run(sql),
  );

  test('a missing column is named, with the command for this tool', async () => {
    await opened.run('ALTER TABLE connect_session DROP COLUMN help');
    const store = sqlStore({ ...opened.database, tool: format });
    const error: unknown = await store.check().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'store_outdated' });
    expect(String(error)).toContain('Missing: connect_session.help.');
    // The migration of Kysely writes a revision, so only a change by hand can be the cause.
    expect(String(error)).toMatch(
      format === 'kysely' ? /by hand/ : new RegExp(`--dialect ${name} --format ${format}`),
    );
    const migrated = await store.migrate().then(() => '', String);
    expect(migrated).toBe(format === 'kysely' ? '' : String(error));
  });
}

const files = formats
  .flatMap((format) => names.map((name) => ({ format, name })))
  .filter(({ format, name }) => format !== 'prisma' || name !== 'mariadb'); // has no engine in WebAssembly

for (const { format, name } of files)
  describe.skipIf(reasons[name])(`the file for ${format} on ${name}${reasons[name]}`, () => {
    describeFile(format, name);
  });

test('Prisma accepts the models for MySQL', () => {
  const file = join(output, 'mysql.prisma');
  writeFileSync(file, modelsFor('mariadb'));
  expect(runTool('prisma', 'validate', `--schema=${file}`)).toContain('is valid');
});

const inexact = 'tables of MySQL that compare texts inexactly are refused, with the statements that fix it';
test.skipIf(reasons.mariadb)(`${inexact}${reasons.mariadb}`, async () => {
  const opened = await opening.mariadb();
  const runInexact = (sql: string) => opened.run(sql.replaceAll(/ COLLATE \w+/g, ''));
  await creating.drizzle('mariadb', { ...opened, run: runInexact });
  const store = sqlStore(opened.database);
  const error: unknown = await store.check().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'store_misconfigured' });
  const statements = String(error).match(/ALTER TABLE \w+ CONVERT TO [^;]+/g) ?? [];
  expect(statements).toHaveLength(tables.length);
  // The last lines of the file for Prisma have the same statements.
  for (const statement of statements) {
    expect(schemaFile({ format: 'prisma', dialect: 'mariadb' })).toContain(`//   ${statement};`);
    await opened.run(statement);
  }
  await store.check();
  await opened.close();
});
