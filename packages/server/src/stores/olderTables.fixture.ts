import { statementFor } from './schemaSql.ts';
import type { SqlDialect } from './sqlExecutor.ts';
import { compatibleRevision, schemaSteps } from './sqlSchema.ts';

/** The SQL of a release whose newest revision was this one. */
export function tablesOf(revision: number, dialect: SqlDialect = 'sqlite'): string {
  if (revision === 0) return '';
  const steps = schemaSteps.slice(0, revision).flat();
  const statements = steps.flatMap((statement) => statementFor(dialect, statement) ?? []);
  const version = Math.min(revision, compatibleRevision);
  const row =
    revision < 3
      ? `(id, version) VALUES (1, ${version})`
      : `(id, version, revision) VALUES (1, ${version}, ${revision})`;
  return `CREATE TABLE connect_schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL);
    ${statements.join(';\n')};
    INSERT INTO connect_schema ${row};`;
}
