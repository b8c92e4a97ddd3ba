import { describeRows } from './describeRows.ts';

describeRows('fastify');
