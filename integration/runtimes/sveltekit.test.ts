import { describeRows } from './describeRows.ts';

describeRows('sveltekit');
