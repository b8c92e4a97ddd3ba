import { describeRows } from './describeRows.ts';

describeRows('next');
