import { describeApps } from './describeApps.ts';
import { viteRows } from './rows.ts';
import { writeApp } from './writeApp.ts';

describeApps(viteRows('19'), (emulatorUrl) => writeApp('19', emulatorUrl));
