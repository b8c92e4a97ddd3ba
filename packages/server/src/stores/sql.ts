export { d1, type D1Database, type D1Statement } from './d1.ts';
export { kysely, type KyselyDatabase } from './kysely.ts';
export { libsqlClient, type LibsqlClient } from './libsqlClient.ts';
export { mariadb, mysql, type MysqlConnection, type MysqlPool } from './mysql.ts';
export { neonHttp, type NeonHttpClient } from './neonHttp.ts';
export { pglite, postgres, type PGliteDatabase, type PostgresClient, type PostgresPool } from './postgres.ts';
export { postgresJs, type PostgresJsClient } from './postgresJs.ts';
export { prisma, type PrismaDatabase } from './prisma.ts';
export { schemaFile, type SchemaFileOptions } from './schemaFiles.ts';
export { schemaSql, type SchemaSqlOptions } from './schemaSql.ts';
export type {
  SqlBatchExecutor,
  SqlDatabase,
  SqlDialect,
  SqlExecute,
  SqlExecutor,
  SqlQuery,
  SqlRow,
  SqlStatement,
  SqlValue,
  SqlWork,
} from './sqlExecutor.ts';
export { sqlite, type SqliteDatabase } from './sqlite.ts';
export { sqlStore, type SqlStore } from './sqlStore.ts';
export { StoreError, type StoreErrorCode } from './StoreError.ts';
export type { TableOptions } from './tableNames.ts';
