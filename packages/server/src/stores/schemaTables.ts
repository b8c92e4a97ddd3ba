import { createSchemaTable, schemaSteps } from './sqlSchema.ts';

/** A column of a table. */
export interface TableColumn {
  name: string;
  type: 'TEXT' | 'BIGINT' | 'INTEGER';
  isNullable: boolean;
  /** The SQL of its default, if it has one. */
  defaultSql: string | undefined;
}

/** An index of a table. */
interface TableIndex {
  name: string;
  /** Columns, or an expression in parentheses. */
  columns: string;
  /** The condition of a partial index. */
  condition: string | undefined;
}

/** A table after the last step of the schema. */
export interface Table {
  name: string;
  columns: TableColumn[];
  primaryKey: string[];
  /** Columns that are unique by themselves, without the primary key. */
  unique: string[];
  indexes: TableIndex[];
}

/** The tables after the last step of the schema, read from its SQL. */
export const schemaTables: readonly Table[] = readTables();

/** Returns the names of a table's columns. */
export function columnNames(table: string): string[] {
  const found = schemaTables.find(({ name }) => name === table);
  return found?.columns.map(({ name }) => name) ?? [];
}

function readTables(): Table[] {
  const tables = new Map<string, Table>();
  const statements = schemaSteps.flat().flatMap((one) => (typeof one === 'string' ? [one] : []));
  for (const sql of [createSchemaTable, ...statements]) {
    const [, created = '', body = ''] = /^CREATE TABLE (?:IF NOT EXISTS )?(\w+) \((.*)\)$/s.exec(sql) ?? [];
    if (created) tables.set(created, readTable(created, body));
    const [, altered = '', column = ''] = /^ALTER TABLE (\w+) ADD COLUMN (.*)$/s.exec(sql) ?? [];
    tables.get(altered)?.columns.push(readColumn(column));
    const [, index = '', of = '', columns = '', condition] =
      /^CREATE INDEX (\w+) ON (\w+) \((.*?)\)(?:\s+WHERE (.*))?$/s.exec(sql) ?? [];
    tables.get(of)?.indexes.push({ name: index, columns, condition });
    const [, dropped] = /^DROP INDEX (\w+)$/.exec(sql) ?? [];
    for (const table of tables.values()) table.indexes = table.indexes.filter(({ name }) => name !== dropped);
  }
  return [...tables.values()];
}

function readTable(name: string, body: string): Table {
  const lines = body.split(/,\s*(?![^(]*\))/).map((line) => line.trim());
  const [, key] = /PRIMARY KEY \((.*?)\)/.exec(body) ?? [];
  const definitions = lines.filter((line) => !line.startsWith('PRIMARY KEY'));
  const withWord = (word: string) =>
    definitions.filter((line) => line.includes(word)).flatMap((line) => line.split(' ').slice(0, 1));
  return {
    name,
    columns: definitions.map(readColumn),
    primaryKey: key?.split(', ') ?? withWord('PRIMARY KEY'),
    unique: withWord('UNIQUE'),
    indexes: [],
  };
}

function readColumn(definition: string): TableColumn {
  const [, name = '', type = ''] = /^(\w+) (\w+)/.exec(definition) ?? [];
  if (type !== 'TEXT' && type !== 'BIGINT' && type !== 'INTEGER')
    throw new TypeError(`The schema has a column of an unknown type: ${definition}`);
  return {
    name,
    type,
    isNullable: !/NOT NULL|PRIMARY KEY/.test(definition),
    defaultSql: /DEFAULT (\S+)/.exec(definition)?.[1],
  };
}
