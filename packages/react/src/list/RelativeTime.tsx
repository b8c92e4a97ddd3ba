'use client';
import { forwardRef, useSyncExternalStore, type ComponentPropsWithoutRef } from 'react';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import type { ShownStrings } from '../strings/english.ts';
import { dateFormat, dateTimeFormat, relativeFormat } from '../strings/format.ts';
import { useStrings } from '../strings/useStrings.ts';

const dayMs = 86_400_000;
const units = [
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const alone = (text: string) => text;

function describeTime(
  { locale }: ShownStrings,
  { ago = alone, on = alone }: TimeWords,
  time: number,
  now = Date.now(),
): string {
  const elapsedMs = now - time;
  if (elapsedMs > 30 * dayMs) return on(dateFormat(locale).format(time));
  const [unit, unitMs] = units.find(([, ms]) => elapsedMs >= ms) ?? (['second', Infinity] as const);
  return ago(relativeFormat(locale).format(-Math.floor(elapsedMs / unitMs), unit));
}

type TimePart = 'time' | 'last-used' | 'session-time';

/** The sentence around a time. */
interface TimeWords {
  /** Receives a time relative to now, such as “5 days ago”. @default the time alone */
  ago?: ((ago: string) => string) | undefined;
  /** Receives a date, for a time more than 30 days ago. @default the date alone */
  on?: ((date: string) => string) | undefined;
}

export interface RelativeTimeProps
  extends
    Omit<ComponentPropsWithoutRef<'time'>, 'children' | 'className' | 'dateTime'>,
    RootProps<'time', TimePart>,
    TimeWords {
  /** An ISO 8601 time, such as `connection.lastUsedAt`. Nothing is shown without a valid one. */
  at: string | undefined;
  /** The `data-part` of the element. @default 'time' */
  name?: TimePart | undefined;
}

/**
 * Shows a time in the user's language: relative to now, and after 30 days as a date. It is updated every minute. The tooltip has the
 * exact time.
 */
export const RelativeTime = forwardRef<HTMLTimeElement, RelativeTimeProps>(function RelativeTime(
  { at = '', name = 'time', ago, on, ...props },
  ref,
) {
  const { parts, rest } = useRootParts(props);
  const strings = useStrings();
  const now = useCurrentMinute();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;

  return (
    // The server's clock and time zone may differ from the browser's. Hydration keeps the server's text; the key replaces it.
    <Root
      key={now === undefined ? 'server' : 'browser'}
      parts={parts}
      tag="time"
      name={name}
      baseClass="connect-time"
      attributes={{
        title: dateTimeFormat(strings.locale).format(time),
        ...rest,
        ref,
        dateTime: at,
        suppressHydrationWarning: true,
      }}
    >
      {describeTime(strings, { ago, on }, time, now)}
    </Root>
  );
});

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
