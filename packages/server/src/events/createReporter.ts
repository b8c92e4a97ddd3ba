import { isRecord } from '@kit/protocol';
import type { ConnectEvent, ConnectEventType, Failure, FailureEvent, Happening } from './ConnectEvent.ts';
import { ConnectError } from '../ConnectError.ts';
import { describeError } from './describeError.ts';

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
    unfailing(() => {
      const level = levels[happening.type] ?? 'info';
      // Most events have no listener, and each costs as much as the response to a small request.
      if (!logger[level] && !onEvent) return;
      const event: ConnectEvent = { at: new Date(now()).toISOString(), ...happening };
      unfailing(() => logger[level]?.(`[connect] ${event.type}`, event));
      unfailing(() => onEvent?.(event));
    });
  return {
    emit: publish,
    fail: (error, failure) =>
      unfailing(() => {
        const code = error instanceof ConnectError ? error.code : 'internal';
        const happening = { code, ...failure, reason: describeError(error) };
        publish(happening);
        unfailing(() => onError?.(error, { at: new Date(now()).toISOString(), ...happening }));
      }),
  };
}

/**
 * A listener that fails must not fail the answer. One that is an async function must not end the process either; its promise
 * may be another realm's or library's.
 */
function unfailing(listen: () => unknown): void {
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
