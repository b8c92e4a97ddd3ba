import type { AttemptEvent } from '@kit/react';

type Tone = 'good' | 'bad' | 'busy' | undefined;

/** The events of an attempt. */
export interface AttemptGroup {
  /** Stays the same while events are added. */
  key: string;
  application: string;
  /** Oldest first. */
  events: AttemptEvent[];
  /** Time of the first event, in milliseconds since 1970. */
  startedAt: number;
  /** How the attempt ended, or that it goes on. */
  result: { text: string; tone: Tone };
}

/**
 * Groups events by attempt, newest attempt first. Events before the server has created the attempt have no name; they belong to the
 * newest attempt of their application, unless it has ended.
 */
export function groupEvents(events: readonly AttemptEvent[]): AttemptGroup[] {
  const groups: { name: string | undefined; events: AttemptEvent[] }[] = [];
  for (const event of events) {
    const open = groups.findLast(
      (group) => group.events[0]?.application === event.application && !group.events.some(isEnd),
    );
    const named = event.attempt && groups.findLast(({ name }) => name === event.attempt);
    const group = named || (!event.attempt || open?.name === undefined ? open : undefined);
    if (group) {
      group.name ??= event.attempt;
      group.events.push(event);
    } else groups.push({ name: event.attempt, events: [event] });
  }
  return groups.toReversed().map(({ events: own }) => ({
    key: `${own[0]?.application} ${own[0]?.at}`,
    application: own[0]?.application ?? '',
    events: own,
    startedAt: Date.parse(own[0]?.at ?? ''),
    result: resultOf(own),
  }));
}

function isEnd({ type }: AttemptEvent): boolean {
  return type === 'attempt.ended' || type === 'connection.created' || type === 'connection.reconnected';
}

function resultOf(events: readonly AttemptEvent[]): AttemptGroup['result'] {
  const end = events.findLast(isEnd);
  if (!end) return { text: 'In progress', tone: 'busy' };
  if (end.type !== 'attempt.ended') return { text: 'Connected', tone: 'good' };
  const text = end.status.charAt(0).toUpperCase() + end.status.slice(1);
  return { text, tone: end.status === 'failed' ? 'bad' : undefined };
}
