import { describeRows } from './describeRows.ts';

describeRows('express');
