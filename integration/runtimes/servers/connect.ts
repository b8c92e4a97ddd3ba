import Anchorbrowser from 'anchorbrowser';
import { createConnect } from '@kit/server';
import { options } from './options.ts';

export const connect = createConnect({
  ...options({ ...process.env }),
  anchor: new Anchorbrowser({ apiKey: process.env.ANCHORBROWSER_API_KEY, baseURL: process.env.ANCHOR_URL }),
});
