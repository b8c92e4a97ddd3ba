import { createConnect } from '@kit/server';
import { postgres, sqlStore } from '@kit/server/stores/sql';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { Pool } from 'pg';
import { options } from '../options.ts';

// The pool of the README, with one connection for each instance.
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  connectionTimeoutMillis: 3_000,
  query_timeout: 4_000,
  keepAlive: true,
  max: 1,
});

/** Writes one line for an event. The response is sent after 8 seconds, which is before the end of slow work. */
async function save(name: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, name === 'slow' ? 11_000 : 200));
  await pool.query('INSERT INTO received (name) VALUES ($1)', [name]);
}

const connect = createConnect({
  ...options({ ...process.env }),
  store: sqlStore(postgres(pool)),
  onAnchorEvent: (event) => save(event.type === 'other' ? event.name : event.type),
});

const app = new Hono();
app.all('*', (c) => connect.handler(c.req.raw, c));
export const handler = handle(app);
