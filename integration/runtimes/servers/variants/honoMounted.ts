import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { connect } from '../connect.ts';

// `mount` removes the prefix, so the kit receives `/attempts` only.
const app = new Hono();
app.mount('/v1/api/connect', connect.handler);
serve({ fetch: app.fetch, port: Number(process.env.PORT) });
