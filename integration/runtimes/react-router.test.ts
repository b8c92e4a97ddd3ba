import { describeRows } from './describeRows.ts';

describeRows('react-router');
