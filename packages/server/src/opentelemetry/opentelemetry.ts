export { createInstrumentedConnect, type TelemetryOptions } from './createInstrumentedConnect.ts';
