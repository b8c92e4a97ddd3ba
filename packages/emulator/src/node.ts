export { findChromium, type Chromium } from './chromium/findChromium.ts';
export { listen, type EmulatorServer, type ListenOptions } from './server/listen.ts';
