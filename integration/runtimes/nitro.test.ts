import { describeRows } from './describeRows.ts';

describeRows('nitro');
