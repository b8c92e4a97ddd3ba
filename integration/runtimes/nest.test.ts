import { describeRows } from './describeRows.ts';

describeRows('nest');
