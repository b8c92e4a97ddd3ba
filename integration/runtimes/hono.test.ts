import { describeRows } from './describeRows.ts';

describeRows('hono');
