import { describeRows } from './describeRows.ts';

describeRows('nuxt');
