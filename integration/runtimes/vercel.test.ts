import { describeRows } from './describeRows.ts';

describeRows('vercel');
