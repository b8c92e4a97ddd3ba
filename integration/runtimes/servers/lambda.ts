import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { connect } from './connect.ts';

const app = new Hono();
app.all('*', (c) => connect.handler(c.req.raw, c));
export const handler = handle(app);
