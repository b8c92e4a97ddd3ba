// One process of the app, as the README sets it up. It ends with its parent.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { createConnect } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { toNodeHandler } from '@kit/server/node';
import { postgres, sqlite, sqlStore } from '@kit/server/stores/sql';

const { port, anchorUrl, anchorKey, applicationId, publicUrl, place } = JSON.parse(process.argv[2]);
const upkeepEveryMs = 2_000;

const errors = {};
const store = sqlStore(await openPlace());
const connect = createConnect({
  anchor: createAnchorClient({ apiKey: anchorKey, baseUrl: anchorUrl, dangerouslyAllowCustomBaseUrl: true }),
  applications: { linkedin: { id: applicationId } },
  publicUrl,
  hostedUrl: anchorUrl,
  store,
  limit: { attempts: 1_000, seconds: 600 },
  requestLimit: { requests: 1_000, seconds: 600 },
  logger: {},
  onError: (error, { type, code, reason }) => {
    const name = `${type} ${code}`;
    errors[name] ??= { count: 0, reason };
    errors[name].count++;
  },
  getUser: (request) => {
    const id = /(?:^|; )session=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    return id ? { id } : null;
  },
});

async function openPlace() {
  if (place.file) {
    const { default: Database } = await import('libsql');
    return sqlite(new Database(place.file));
  }
  const { Pool } = await import('pg');
  const pool = new Pool({
    ...place.config,
    connectionTimeoutMillis: 3_000,
    query_timeout: 4_000,
    keepAlive: true,
  });
  pool.on('error', () => {});
  return postgres(pool);
}

/** What an agent of the app asks the kit. */
const agent = {
  '/agent/claim': ({ userId, key }) => connect.claim({ userId, application: 'linkedin', key }),
  '/agent/work': ({ userId, key }) =>
    connect.withSession({ userId, application: 'linkedin', key }, ({ id }) => ({ id })),
};

const handle = toNodeHandler(connect);
const server = createServer(async (req, res) => {
  const work = agent[req.url];
  if (!work) return handle(req, res);
  const answer = (status, body) => res.writeHead(status).end(JSON.stringify(body));
  try {
    answer(200, await work(await json(req)));
  } catch (error) {
    answer(error.status ?? 500, { error: { code: error.code ?? String(error) } });
  }
});

setInterval(() => connect.reconcile(), upkeepEveryMs);
process.on('message', () => {
  globalThis.gc();
  process.send({ rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed, errors });
});
process.on('disconnect', () => process.exit());
// If the tables cannot be reached yet, it waits: the app is restarted while its database is down.
for (;;) {
  try {
    await store.migrate();
    break;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
server.listen(port, '127.0.0.1', () => process.send({ port: server.address().port }));
