import type { MeterProvider, TracerProvider } from '@opentelemetry/api';
import type { Connect } from '../Connect.ts';
import { createConnect } from '../createConnect.ts';
import { checkOptions } from '../options/checkOptions.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { observeAnchor } from './observeAnchor.ts';
import { observeConnect } from './observeConnect.ts';
import { observeEvents } from './observeEvents.ts';
import { observeStore } from './observeStore.ts';
import { createInstruments } from './instruments.ts';

/**
 * Where the spans and metrics go.
 *
 * @example
 * const telemetry: TelemetryOptions = { database: 'postgresql' };
 */
export interface TelemetryOptions {
  /** The database of the store, for `db.system.name`. @default 'other_sql' */
  database?: string | undefined;
  /** Creates the spans. @default the provider that your app has registered */
  tracerProvider?: TracerProvider | undefined;
  /** Creates the metrics. @default the provider that your app has registered */
  meterProvider?: MeterProvider | undefined;
}

/**
 * Creates the same as `createConnect`, with spans and metrics of OpenTelemetry. Without a registered provider, they cost little and go
 * nowhere. No attribute contains a token, a cookie, an id of a user or of an identity, or text from Anchor.
 *
 * @throws TypeError as `createConnect`
 *
 * @example
 * export const connect = createInstrumentedConnect(
 *   { anchor: new Anchorbrowser(), applications, publicUrl, store, getUser },
 *   { database: 'postgresql' },
 * );
 */
export function createInstrumentedConnect<const Slug extends string, FrameworkRequest = unknown>(
  options: ConnectOptions<Slug, FrameworkRequest>,
  telemetry?: TelemetryOptions,
): Connect<Slug, FrameworkRequest>;
export function createInstrumentedConnect(
  options: ConnectOptions,
  telemetry: TelemetryOptions = {},
): Connect {
  // Checks the options as they are, so an error names what the app passed.
  const { baseUrl } = checkOptions(options);
  const instruments = createInstruments(telemetry);
  const connect = createConnect({
    ...options,
    anchor: observeAnchor(instruments, options.anchor),
    store: observeStore(instruments, options.store, options.storeTimeoutMs, telemetry.database),
    onEvent: observeEvents(instruments, options.onEvent),
  });
  return observeConnect(instruments, connect, new URL(baseUrl));
}
