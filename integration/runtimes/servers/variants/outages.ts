import { createServer } from 'node:http';
import { createConnect } from '@kit/server';
import { toNodeHandler } from '@kit/server/node';
import { options } from '../options.ts';

// The code of the README of @kit/server.
const documented = (name: string) => import(new URL(`../../.outages/${name}.ts`, import.meta.url).href);
const { store } = await documented('store');
const { upkeep } = await documented('upkeep');

const connect = createConnect({
  ...options({ ...process.env }),
  hostedUrl: process.env.HOSTED_URL,
  store,
});
upkeep(connect);
// Frequent garbage collection shows whether anything relies on an object that is no longer referenced.
setInterval(() => globalThis.gc?.(), 250);
createServer(toNodeHandler(connect)).listen(process.env.PORT);
