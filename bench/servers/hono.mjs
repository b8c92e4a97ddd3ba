import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { rows } from '../rows.mjs';

const app = new Hono();
app.get('/', (c) => c.json({ connections: rows }));
app.post('/', async (c) => c.json({ application: (await c.req.json()).application }, 201));

export const server = createAdaptorServer({ fetch: app.fetch });
