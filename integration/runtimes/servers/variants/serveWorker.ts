import { connect, createServer } from 'node:net';
import { createTables, startWorker } from '../../startWorker.ts';

const { ENTRY = '', PORT, ANCHORBROWSER_API_KEY, ANCHOR_URL, LINKEDIN_APP_ID, WEBHOOK_SECRET } = process.env;
const bindings = { ANCHORBROWSER_API_KEY, ANCHOR_URL, LINKEDIN_APP_ID, WEBHOOK_SECRET };
const given = Object.entries(bindings).flatMap(([name, value]) => (value ? [[name, value]] : []));
const worker = startWorker(ENTRY, Object.fromEntries(given));
await createTables(worker);
const { port } = await worker.ready;
// Passes bytes on: the first request must come after the tables.
createServer((incoming) => {
  const outgoing = connect(Number(port), '127.0.0.1');
  for (const [one, other] of [
    [incoming, outgoing],
    [outgoing, incoming],
  ] as const) {
    one.pipe(other);
    // What has arrived is passed on first: a server may answer and reset the connection.
    one.on('error', () => other.end());
  }
}).listen(PORT);
