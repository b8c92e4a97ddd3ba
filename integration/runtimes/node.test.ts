import { describeRows } from './describeRows.ts';

describeRows('node');
