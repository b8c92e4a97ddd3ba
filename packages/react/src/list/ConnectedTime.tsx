'use client';
import { type ReactElement, useSyncExternalStore } from 'react';
import { dateFormat, momentFormat, relativeFormat } from '../strings/format.ts';
import type { Strings } from '../locales/en.ts';
import { useParts } from '../elements/parts.tsx';
import { useStrings } from '../strings/useStrings.ts';

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function describe(strings: Strings, time: number, now = Date.now()): string {
  const elapsed = now - time;
  if (elapsed > 30 * 86_400_000) return strings.signedInOn(dateFormat(strings.locale).format(time));
  const [unit, length] = spans.find((span) => elapsed >= span[1]) ?? (['second', Infinity] as const);
  return strings.signedIn(relativeFormat(strings.locale).format(-Math.floor(elapsed / length), unit));
}

/** When an account was connected: near times relative to now, far ones as a date, the exact one in the tooltip. */
export function ConnectedTime({ at }: { at: string }): ReactElement | null {
  const { part } = useParts();
  const strings = useStrings();
  const now = useMinute();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;

  return (
    // The server's clock and time zone may differ from the reader's. Hydrating keeps what it wrote; another element has ours.
    <time
      key={now === undefined ? 'server' : 'browser'}
      {...part('time', 'connect-time')}
      dateTime={at}
      title={momentFormat(strings.locale).format(time)}
      suppressHydrationWarning
    >
      {describe(strings, time, now)}
    </time>
  );
}

const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0; // whoever comes next reads the clock
  };
}

const getSnapshot = () => (now ||= Date.now());

/** The time, new every minute: one clock for all who read it. Nothing on a server, and while its page is taken over. */
export function useMinute(): number | undefined {
  return useSyncExternalStore<number | undefined>(subscribe, getSnapshot, () => undefined);
}
