import { createConnect } from '@kit/server';
import { store } from '../bunStore.ts';
import { options } from '../options.ts';

const connect = createConnect({ ...options({ ...process.env }), store });
Bun.serve({ port: process.env.PORT, routes: { '/api/connect/*': connect.handler } });
