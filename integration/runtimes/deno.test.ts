import { describeRows } from './describeRows.ts';

describeRows('deno');
