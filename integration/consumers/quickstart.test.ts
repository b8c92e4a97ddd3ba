import { describeApps } from './describeApps.ts';
import { quickstart } from './rows.ts';

describeApps([quickstart]);
