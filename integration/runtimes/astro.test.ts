import { describeRows } from './describeRows.ts';

describeRows('astro');
