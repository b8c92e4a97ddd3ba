import type { ConnectEvent } from './ConnectEvent.ts';
import type { Logger } from './createReporter.ts';

// One line an event, as JSON: a collector of logs takes it as it is, and the console's own way of printing an object costs
// more than a whole answer.
const line = (message: string, event: ConnectEvent) => `${message} ${JSON.stringify(event)}`;

/** Warnings and errors, to the console. */
export const consoleLogger: Logger = {
  warn: (message, event) => console.warn(line(message, event)),
  error: (message, event) => console.error(line(message, event)),
};
