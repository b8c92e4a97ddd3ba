import { describeRows } from './describeRows.ts';

describeRows('tanstack');
