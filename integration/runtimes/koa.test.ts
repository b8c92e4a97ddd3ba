import { describeRows } from './describeRows.ts';

describeRows('koa');
