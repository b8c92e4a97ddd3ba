import { docsUrl, isRecord } from '@kit/protocol';
import type { ConnectEvent, ConnectEventType, Happening } from './ConnectEvent.ts';
import type { Failure, FailureEvent } from './FailureEvent.ts';
import { ConnectError } from '../ConnectError.ts';
import { describeError } from './describeError.ts';
import { isoTime } from '../time.ts';

/**
 * Receives one line for each event. `console` works, and so does every logger that accepts the message first.
 *
 * @example
 * const logger: Logger = { warn: (message, event) => pino.warn(event, message) };
 */
export interface Logger {
  /** Receives all other events, such as `connection.created`. Omit it to drop them. */
  info?: ((message: string, event: ConnectEvent) => void) | undefined;
  /** Receives rejected requests, work that `reconcile` repeats, reached limits and unowned identities. */
  warn?: ((message: string, event: ConnectEvent) => void) | undefined;
  /** Receives failures that need your attention, such as `handler.failed` and `upkeep.failed`. */
  error?: ((message: string, event: ConnectEvent) => void) | undefined;
}

/** Calls the app's listeners. Never throws. */
export interface Reporter {
  emit: (happening: Happening) => void;
  /** Reports a failure with its error. */
  fail: (error: unknown, failure: Failure) => void;
}

/** The log level of an event. All others are `info`. */
const levels: Partial<Record<ConnectEventType, 'warn' | 'error'>> = {
  'attempt.limited': 'warn',
  'start.rejected': 'warn',
  'callback.rejected': 'warn',
  'webhook.rejected': 'warn',
  'origin.rejected': 'warn',
  'connection.deletion_postponed': 'warn',
  'connection.tag_postponed': 'warn',
  'connection.refresh_postponed': 'warn',
  'session.end_postponed': 'warn',
  'webhook.listener_failed': 'error',
  'unowned.lookup_failed': 'warn',
  'connection.unreadable': 'error',
  'unowned.deletion_failed': 'warn',
  'unowned.found': 'warn',
  'upkeep.failed': 'error',
  'handler.failed': 'error',
  'session.failed': 'error',
};

export function createReporter({
  logger,
  onEvent,
  onError,
  now,
}: {
  logger: Logger;
  onEvent: ((event: ConnectEvent) => void) | undefined;
  onError: ((error: unknown, event: FailureEvent) => void) | undefined;
  now: () => number;
}): Reporter {
  const publish = (happening: Happening) =>
    runListener(() => {
      const level = levels[happening.type] ?? 'info';
      // Building an event takes as long as a small response, and most events have no listener.
      if (!logger[level] && !onEvent) return;
      const event: ConnectEvent = { at: isoTime(now()), ...happening };
      runListener(() => logger[level]?.(`[connect] ${event.type}`, event));
      runListener(() => onEvent?.(event));
    });
  return {
    emit: publish,
    fail: (error, failure) =>
      runListener(() => {
        const code = error instanceof ConnectError ? error.code : 'internal';
        const happening = { code, ...failure, reason: describeError(error) };
        publish(happening);
        runListener(() => onError?.(error, { at: isoTime(now()), ...happening }));
      }),
  };
}

// A listener that fails must not affect the response, and an async listener must not end the process. Its promise may come
// from another realm or library.
function runListener(listen: () => unknown): void {
  try {
    const result = listen();
    if (isRecord(result) && typeof result.then === 'function') Promise.resolve(result).catch(printError);
  } catch (error) {
    printError(error);
  }
}

function printError(error: unknown): void {
  console.error(
    `[connect] A logger, onEvent or onError threw an error. The request is not affected. Fix the listener. ${docsUrl}packages/server#events`,
    error,
  );
}

// One line of JSON for each event, which log collectors read directly. Printing an object with the console takes longer than
// a whole response.
const line = (message: string, event: ConnectEvent) => `${message} ${JSON.stringify(event)}`;

/** Writes warnings and errors to the console. */
export const consoleLogger: Logger = {
  warn: (message, event) => console.warn(line(message, event)),
  error: (message, event) => console.error(line(message, event)),
};
