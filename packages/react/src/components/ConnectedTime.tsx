'use client';
import type { ReactElement } from 'react';
import { strings } from './strings.ts';
import { useMinute } from './useMinute.ts';
import { useParts } from './useParts.tsx';

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Costly to make, so there is one set for all rows. */
function createFormats(locale: string) {
  return {
    locale,
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
    exact: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  };
}
let formats: ReturnType<typeof createFormats> | undefined;

function formatsOf(locale: string) {
  if (formats?.locale !== locale) formats = createFormats(locale);
  return formats;
}

function describe(time: number, now: number): string {
  const { date, relative } = formatsOf(strings.locale);
  const elapsed = now - time;
  if (elapsed > 30 * 86_400_000) return date.format(time);
  const span = spans.find(([, length]) => elapsed >= length);
  return span ? relative.format(-Math.floor(elapsed / span[1]), span[0]) : relative.format(0, 'second');
}

/** When an account was connected: near times relative to now, far ones as a date, the exact one in the tooltip. */
export function ConnectedTime({ at }: { at: string }): ReactElement | null {
  const { part } = useParts();
  const now = useMinute();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;

  return (
    // The server's clock and time zone may differ from the reader's.
    <time
      {...part('time', 'kit-time')}
      dateTime={at}
      title={formatsOf(strings.locale).exact.format(time)}
      suppressHydrationWarning
    >
      {describe(time, now)}
    </time>
  );
}
