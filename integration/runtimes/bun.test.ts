import { describeRows } from './describeRows.ts';

describeRows('bun');
