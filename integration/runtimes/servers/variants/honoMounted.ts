import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { connect } from '../connect.ts';

// `mount` takes the prefix off: the kit sees `/attempts` only.
const app = new Hono();
app.mount('/v1/api/connect', connect.handler);
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
