import { context, createContextKey } from '@opentelemetry/api';
import type { ErrorCode } from '@kit/protocol';
import type { ConnectEvent, UpkeepCounts } from '../events/ConnectEvent.ts';
import type { Instruments } from './instruments.ts';

/** What the events of a request say about it. */
export class RequestFacts {
  /** The name of the attempt. */
  attempt: string | undefined;
  /** The `reference` in the response. */
  reference: string | undefined;
  code: ErrorCode | undefined;
}

/** Where the facts are while a request is handled. */
export const requestFacts = createContextKey('facts about a request to the kit');

const upkeepResults = [
  'deleted',
  'tagged',
  'refreshed',
  'postponed',
  'ended',
  'deletedAttempts',
] as const satisfies (keyof UpkeepCounts)[];

/** Returns a listener that counts every event, adds what it says to the span of its request, and calls the app's listener. */
export function observeEvents(
  { events, upkeep }: Instruments,
  onEvent: ((event: ConnectEvent) => void) | undefined,
): (event: ConnectEvent) => void {
  return (event) => {
    events.add(1, {
      'connect.event': event.type,
      ...('application' in event && { 'connect.application': event.application }),
      ...('code' in event && { 'error.type': event.code }),
    });
    if (event.type === 'upkeep.finished')
      for (const result of upkeepResults)
        if (event[result] > 0) upkeep.add(event[result], { 'connect.upkeep.result': result });

    const facts = context.active().getValue(requestFacts);
    if (facts instanceof RequestFacts) {
      if ('attempt' in event) facts.attempt = event.attempt;
      if ('reference' in event) ({ reference: facts.reference, code: facts.code } = event);
    }
    return onEvent?.(event);
  };
}
