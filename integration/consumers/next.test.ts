import { describeApps } from './describeApps.ts';
import { nextRows } from './rows.ts';

describeApps(nextRows);
