import { isRecord } from '@kit/protocol';
import type { ConnectEvent, ConnectEventType, Failure, FailureEvent, Happening } from './ConnectEvent.ts';
import { ConnectError } from '../ConnectError.ts';

/**
 * Receives one line for each event. `console` works, and so does every logger that accepts the message first.
 *
 * @example
 * const logger: Logger = { warn: (message, event) => pino.warn(event, message) };
 */
export interface Logger {
  info?: ((message: string, event: ConnectEvent) => void) | undefined;
  warn?: ((message: string, event: ConnectEvent) => void) | undefined;
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
  'connection.deletion_postponed': 'warn',
  'connection.tag_postponed': 'warn',
  'connection.refresh_postponed': 'warn',
  'session.end_postponed': 'warn',
  'unowned.lookup_failed': 'warn',
  'connection.unreadable': 'error',
  'unowned.deletion_failed': 'warn',
  'unowned.found': 'warn',
  'upkeep.failed': 'error',
  'request.failed': 'error',
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
      const event: ConnectEvent = { at: new Date(now()).toISOString(), ...happening };
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
        runListener(() => onError?.(error, { at: new Date(now()).toISOString(), ...happening }));
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
    '[connect] A logger, onEvent or onError threw an error. The request is not affected. Fix the listener. https://github.com/kit/kit/blob/main/packages/server/README.md#events',
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

/**
 * Returns what a log may contain of an error. For a call to Anchor, that is the code and the status or network error, because
 * the text of a response or of a parse error can repeat what was sent. Errors in your code keep their stack.
 */
function describeError(error: unknown): string {
  if (error instanceof ConnectError && error.code.startsWith('anchor_')) return describeCall(error);
  const thrown = error instanceof ConnectError && error.cause !== undefined ? error.cause : error;
  if (!(thrown instanceof Error)) return `A value that is not an Error was thrown: ${typeof thrown}`;
  return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
}

function describeCall({ code, cause }: ConnectError): string {
  // The outer ConnectError has the status of the kit's response, not of Anchor's.
  let innermost = cause;
  while (innermost instanceof ConnectError) innermost = innermost.cause;
  if (isRecord(innermost) && typeof innermost.status === 'number')
    return `${code}: Anchor responded with ${innermost.status}.`;
  // The kit's own message, which contains nothing from the response.
  if (code === 'anchor_unexpected_response' && innermost instanceof TypeError)
    return `${code}: ${innermost.message}`;
  const word = networkCode(innermost);
  return [code, innermost instanceof Error && innermost.name, word].filter(Boolean).join(': ');
}

// The SDK wraps a system error once more than `fetch`.
const maxDepth = 4;

/** Returns the system's error code, such as `ECONNREFUSED`, and nothing else of the error. */
export function networkCode(error: unknown): string | undefined {
  let one = error;
  for (let depth = 0; depth < maxDepth && isRecord(one); depth++) {
    if (typeof one.code === 'string' && /^[A-Z][A-Z\d_]{2,63}$/.test(one.code)) return one.code;
    one = one.cause;
  }
  return undefined;
}
