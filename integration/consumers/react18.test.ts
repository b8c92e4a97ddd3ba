import { describeApps } from './describeApps.ts';
import { viteRows } from './rows.ts';
import { writeApp } from './writeApp.ts';

describeApps(viteRows('18'), (emulatorUrl) => writeApp('18', emulatorUrl));
