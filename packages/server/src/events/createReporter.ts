import { isRecord } from '@kit/protocol';
import type { ConnectEvent, ConnectEventType, Failure, FailureEvent, Happening } from './ConnectEvent.ts';
import { ConnectError } from '../ConnectError.ts';

/** Takes one line for each event. The console fits; so does any logger that takes the message first. */
export interface Logger {
  info?: ((message: string, event: ConnectEvent) => void) | undefined;
  warn?: ((message: string, event: ConnectEvent) => void) | undefined;
  error?: ((message: string, event: ConnectEvent) => void) | undefined;
}

/** Tells the product what happens; never throws. */
export interface Reporter {
  emit: (happening: Happening) => void;
  /** As `emit`, for a failure and the error behind it. */
  fail: (error: unknown, failure: Failure) => void;
}

/** How loud an event is; all others are `info`. */
const levels: Partial<Record<ConnectEventType, 'warn' | 'error'>> = {
  'attempt.limited': 'warn',
  'start.rejected': 'warn',
  'callback.rejected': 'warn',
  'webhook.rejected': 'warn',
  'connection.removal_postponed': 'warn',
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

/** Makes the one place that listeners are called from. */
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
      // Most events have no listener, and each costs as much as the response to a small request.
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

/**
 * A listener that fails must not fail the answer. One that is an async function must not end the process either; its promise
 * may be another realm's or library's.
 */
function runListener(listen: () => unknown): void {
  try {
    const result = listen();
    if (isRecord(result) && typeof result.then === 'function') Promise.resolve(result).catch(printError);
  } catch (error) {
    printError(error);
  }
}

function printError(error: unknown): void {
  console.error('[connect] a listener threw', error);
}

// One line an event, as JSON: a collector of logs takes it as it is, and the console's own way of printing an object costs
// more than a whole answer.
const line = (message: string, event: ConnectEvent) => `${message} ${JSON.stringify(event)}`;

/** Warnings and errors, to the console. */
export const consoleLogger: Logger = {
  warn: (message, event) => console.warn(line(message, event)),
  error: (message, event) => console.error(line(message, event)),
};

/**
 * What a log may hold of an error. Of a call to Anchor that is the code, and the status or the network's word: the text of an
 * answer can repeat what was sent, and so can the message of a parser that choked on it. Errors of your own code keep their stack.
 */
export function describeError(error: unknown): string {
  if (error instanceof ConnectError && error.code.startsWith('anchor_')) return describeCall(error);
  const thrown = error instanceof ConnectError && error.cause !== undefined ? error.cause : error;
  if (!(thrown instanceof Error)) return `Something was thrown that is no Error: ${typeof thrown}`;
  return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
}

function describeCall({ code, cause }: ConnectError): string {
  // One of ours that wraps another: its status is what the user is answered.
  let innermost = cause;
  while (innermost instanceof ConnectError) innermost = innermost.cause;
  if (isRecord(innermost) && typeof innermost.status === 'number')
    return `${code}: Anchor responded with ${innermost.status}.`;
  // The kit's own sentence about a response, with nothing of the response in it.
  if (code === 'anchor_unexpected_response' && innermost instanceof TypeError)
    return `${code}: ${innermost.message}`;
  const word = networkCode(innermost);
  return [code, innermost instanceof Error && innermost.name, word].filter(Boolean).join(': ');
}

/** How deep clients wrap what the system said: the SDK once more than `fetch`. */
const maxDepth = 4;

/** The system's own word for what a call failed of, such as `ECONNREFUSED`; nothing else that an error may carry. */
export function networkCode(error: unknown): string | undefined {
  let one = error;
  for (let depth = 0; depth < maxDepth && isRecord(one); depth++) {
    if (typeof one.code === 'string' && /^[A-Z][A-Z\d_]{2,63}$/.test(one.code)) return one.code;
    one = one.cause;
  }
  return undefined;
}
