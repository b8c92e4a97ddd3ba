'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import type { PartName } from '../elements/partNames.ts';
import { useParts } from '../elements/parts.tsx';
import type { ShownStrings } from '../strings/english.ts';
import { dateFormat, dateTimeFormat, relativeFormat } from '../strings/format.ts';
import { useStrings } from '../strings/useStrings.ts';

const dayMs = 86_400_000;
const units = [
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function describeTime(
  { locale }: ShownStrings,
  { ago, on }: TimeWords,
  time: number,
  now = Date.now(),
): string {
  const elapsedMs = now - time;
  if (elapsedMs > 30 * dayMs) return on(dateFormat(locale).format(time));
  const [unit, unitMs] = units.find(([, ms]) => elapsedMs >= ms) ?? (['second', Infinity] as const);
  return ago(relativeFormat(locale).format(-Math.floor(elapsedMs / unitMs), unit));
}

/** What to say about a time, in the user's language. */
interface TimeWords {
  /** `ago` is relative to now, such as “5 days ago”. */
  ago: (ago: string) => string;
  on: (date: string) => string;
}

interface ShortTimeProps extends TimeWords {
  at: string;
  /** The part of the element. @default 'time' */
  name?: PartName;
}

/** A time: relative to now, after 30 days as a date. The tooltip has the exact time. */
export function ShortTime({ at, name = 'time', ...words }: ShortTimeProps): ReactElement | null {
  const { part } = useParts();
  const strings = useStrings();
  const now = useCurrentMinute();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;

  return (
    // The server's clock and time zone may differ from the browser's. Hydration keeps the server's text; the key replaces it.
    <time
      key={now === undefined ? 'server' : 'browser'}
      {...part(name, 'connect-time')}
      dateTime={at}
      title={dateTimeFormat(strings.locale).format(time)}
      suppressHydrationWarning
    >
      {describeTime(strings, words, time, now)}
    </time>
  );
}

/** When an account was connected. */
export function ConnectedTime({ at }: { at: string }): ReactElement {
  const { connectedAgo, connectedOn } = useStrings();
  return <ShortTime at={at} ago={connectedAgo} on={connectedOn} />;
}

const listeners = new Set<() => void>();
let currentMinute = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function updateMinute() {
  currentMinute = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(updateMinute, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    currentMinute = 0; // the next subscriber reads the clock again
  };
}

const getSnapshot = () => (currentMinute ||= Date.now());

/** Returns the time, updated every minute by one shared timer. `undefined` on a server and during hydration. */
function useCurrentMinute(): number | undefined {
  return useSyncExternalStore<number | undefined>(subscribe, getSnapshot, () => undefined);
}
