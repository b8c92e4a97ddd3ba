import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { Pool, type PoolConfig, type QueryArrayResult } from 'pg';

interface NeonQuery {
  query: string;
  params: string[];
}

/** A proxy with the HTTP protocol of Neon, in front of a PostgreSQL. */
export async function startNeonProxy(config: PoolConfig) {
  const pool = new Pool(config).on('error', () => undefined);
  const rawText = { getTypeParser: () => (text: string) => text };

  async function run(queries: NeonQuery[], isolation: string) {
    const client = await pool.connect();
    try {
      await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
      const results = [];
      for (const { query, params } of queries) {
        const result: QueryArrayResult<unknown[]> = await client.query({
          text: query,
          values: params,
          rowMode: 'array',
          types: rawText,
        });
        const fields = result.fields.map(({ name, dataTypeID }) => ({ name, dataTypeID }));
        results.push({ fields, rows: result.rows, command: result.command, rowCount: result.rowCount });
      }
      await client.query('COMMIT');
      return results;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const level = String(request.headers['neon-batch-isolation-level'] ?? 'ReadCommitted');
    readBody(request)
      .then(async (body) => {
        if (!('queries' in body)) return send(200, (await run([body], 'READ COMMITTED'))[0]);
        const isolation = level.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
        return send(200, { results: await run(body.queries, isolation) });
      })
      .catch((error: unknown) => {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        send(400, { message: error instanceof Error ? error.message : String(error), code });
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/sql`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<NeonQuery | { queries: NeonQuery[] }> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}
