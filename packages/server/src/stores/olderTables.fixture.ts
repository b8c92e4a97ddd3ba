import { compatibleRevision, schemaSteps } from './sqlSchema.ts';

/** The SQL of a release whose newest revision was this one. */
export function tablesOf(revision: number): string {
  if (revision === 0) return '';
  const steps = schemaSteps.slice(0, revision).flat();
  const common = steps.flatMap((statement) => (typeof statement === 'string' ? `${statement};` : []));
  return `CREATE TABLE connect_schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL);
    ${common.join('\n')}
    INSERT INTO connect_schema (id, version) VALUES (1, ${Math.min(revision, compatibleRevision)});`;
}
