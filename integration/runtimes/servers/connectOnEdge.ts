import { createConnect } from '@kit/server';
import { options } from './options.ts';

export const connect = createConnect(options(process.env));
