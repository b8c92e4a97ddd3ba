'use client';
import { useEffect, useState, type ReactElement } from 'react';
import { strings } from './strings.ts';

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function describe(time: number, now: number): string {
  const elapsed = now - time;
  if (elapsed > 30 * 86_400_000) {
    return new Intl.DateTimeFormat(strings.locale, { dateStyle: 'medium' }).format(time);
  }
  const relative = new Intl.RelativeTimeFormat(strings.locale, { numeric: 'auto' });
  const span = spans.find(([, length]) => elapsed >= length);
  return span ? relative.format(-Math.floor(elapsed / span[1]), span[0]) : relative.format(0, 'second');
}

/** When an account was connected: near times relative to now, far ones as a date, the exact one in the tooltip. */
export function ConnectedTime({ at }: { at: string }): ReactElement | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);

  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;

  const exact = new Intl.DateTimeFormat(strings.locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    time,
  );
  return (
    // The server's clock and time zone may differ from the reader's.
    <time className="kit-time" data-part="time" dateTime={at} title={exact} suppressHydrationWarning>
      {describe(time, now)}
    </time>
  );
}
