import { describeRows } from './describeRows.ts';

describeRows('elysia');
