import { describeRows } from './describeRows.ts';

describeRows('workerd');
