import { once } from 'node:events';
import { createServer } from 'node:http';
import Database from 'libsql';
import { toRow, type SqliteDatabase } from './sqlite.ts';

/** A value in the protocol: https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_3_SPEC.md */
type Value =
  | { type: 'null' }
  | { type: 'integer' | 'text'; value: string }
  | { type: 'float'; value: number };
interface Statement {
  sql?: string;
  sql_id?: number;
  args?: Value[];
}
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' };
interface Request {
  type: 'execute' | 'batch' | 'store_sql' | 'close_sql' | 'get_autocommit' | 'close';
  stmt?: Statement;
  batch?: { steps: { stmt: Statement; condition?: Condition | null }[] };
  sql_id?: number;
  sql?: string;
}

/** A server with the HTTP protocol of Turso, in front of a SQLite file. Each request has its own connection, as a stream has there. */
export async function startHranaServer(file: string) {
  let requests = 0;
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    // The client asks first whether the server has the protocol as Protobuf.
    if (request.method !== 'POST') return send(request.url === '/v3' ? 200 : 404, {});
    requests++;
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () =>
      send(200, { baton: null, base_url: null, results: answer(file, JSON.parse(text)) }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    /** How many requests there were. */
    count: () => requests,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(file: string, { baton, requests }: { baton: unknown; requests: Request[] }): unknown[] {
  if (baton) throw new Error('The store keeps no stream open.');
  const database = new Database(file);
  const sql: SqliteDatabase = database;
  const stored = new Map<number, string>();
  const run = ({ sql: text, sql_id: id, args = [] }: Statement) => {
    const statement = sql.prepare(text ?? stored.get(id ?? -1) ?? '');
    if (/^\s*(BEGIN|COMMIT|ROLLBACK|PRAGMA \w+ =|CREATE|DROP|ALTER)/i.test(text ?? '')) {
      sql.exec(text ?? '');
      return { cols: [], rows: [], affected_row_count: 0, last_insert_rowid: null };
    }
    const rows = statement.all(...args.map(read)).map(toRow);
    const cols = Object.keys(rows[0] ?? {}).map((name) => ({ name, decltype: null }));
    return {
      cols,
      rows: rows.map((row) => cols.map(({ name }) => write(row[name]))),
      affected_row_count: 0,
      last_insert_rowid: null,
    };
  };
  const results = requests.map((request) => {
    const { type, stmt, batch } = request;
    try {
      if (type === 'store_sql') stored.set(request.sql_id ?? 0, request.sql ?? '');
      const response = { type, ...(type === 'get_autocommit' && { is_autocommit: !database.inTransaction }) };
      if (type === 'execute') return { type: 'ok', response: { type, result: run(stmt ?? {}) } };
      if (type === 'batch')
        return {
          type: 'ok',
          response: { type, result: runSteps(batch?.steps ?? [], run, () => !database.inTransaction) },
        };
      return { type: 'ok', response };
    } catch (error) {
      return { type: 'error', error: toError(error) };
    }
  });
  database.close();
  return results;
}

/** Runs the steps whose conditions are met. */
function runSteps(
  steps: { stmt: Statement; condition?: Condition | null }[],
  run: (statement: Statement) => unknown,
  isAutocommit: () => boolean,
) {
  const results: unknown[] = [];
  const errors: unknown[] = [];
  const isMet = (condition: Condition): boolean => {
    if (condition.type === 'ok') return Boolean(results[condition.step]);
    if (condition.type === 'error') return Boolean(errors[condition.step]);
    if (condition.type === 'not') return !isMet(condition.cond);
    if (condition.type === 'and') return condition.conds.every(isMet);
    if (condition.type === 'or') return condition.conds.some(isMet);
    return isAutocommit();
  };
  for (const [index, { stmt, condition }] of steps.entries()) {
    [results[index], errors[index]] = [null, null];
    if (condition && !isMet(condition)) continue;
    try {
      results[index] = run(stmt);
    } catch (error) {
      errors[index] = toError(error);
    }
  }
  return { step_results: results, step_errors: errors };
}

function toError(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  return { message: error instanceof Error ? error.message : String(error), code };
}

function read(value: Value): string | number | bigint | null {
  if (value.type === 'null') return null;
  return value.type === 'integer' ? BigInt(value.value) : value.value;
}

function write(value: unknown): Value {
  if (value === null || value === undefined) return { type: 'null' };
  if (typeof value === 'number' && !Number.isInteger(value)) return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  return { type: 'integer', value: typeof value === 'bigint' ? value.toString() : JSON.stringify(value) };
}
