import { env } from 'cloudflare:workers';
import { createConnect, type Store } from '@kit/server';
import { options } from './options.ts';

/** Creates the kit on a database. */
export const createConnectWith = (store: Store) => createConnect({ ...options(env), store });
