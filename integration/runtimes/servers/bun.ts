import { connect } from './connect.ts';

Bun.serve({ port: process.env.PORT, routes: { '/api/connect/*': connect.handler } });
