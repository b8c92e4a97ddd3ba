import {
  context,
  type Attributes,
  type Context,
  type Counter,
  type Histogram,
  metrics,
  type SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import { networkCode } from '../events/describeError.ts';
import { isTimeout } from '../time.ts';
import type { TelemetryOptions } from './createInstrumentedConnect.ts';

/** The spans and metrics of one `createInstrumentedConnect`. Their names are those of the semantic conventions, if there are any. */
export interface Instruments {
  tracer: Tracer;
  serverDuration: Histogram;
  anchorDuration: Histogram;
  storeDuration: Histogram;
  events: Counter;
  upkeep: Counter;
}

const scope = '@kit/server';

/** Boundaries in seconds that the semantic conventions advise: for HTTP, and for databases. */
const httpSeconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const databaseSeconds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10];

export function createInstruments({ tracerProvider, meterProvider }: TelemetryOptions): Instruments {
  const meter = (meterProvider ?? metrics).getMeter(scope);
  const duration = (name: string, description: string, explicitBucketBoundaries: number[]) =>
    meter.createHistogram(name, { unit: 's', description, advice: { explicitBucketBoundaries } });
  return {
    tracer: (tracerProvider ?? trace).getTracer(scope),
    serverDuration: duration(
      'http.server.request.duration',
      'Duration of HTTP server requests.',
      httpSeconds,
    ),
    anchorDuration: duration(
      'http.client.request.duration',
      'Duration of HTTP client requests.',
      httpSeconds,
    ),
    storeDuration: duration(
      'db.client.operation.duration',
      'Duration of database client operations.',
      databaseSeconds,
    ),
    events: meter.createCounter('connect.events', {
      unit: '{event}',
      description: 'Events of the kit, such as connected accounts and rejected callbacks.',
    }),
    upkeep: meter.createCounter('connect.upkeep.rows', {
      unit: '{row}',
      description: 'Rows that reconcile has worked on.',
    }),
  };
}

interface Operation<Result> {
  name: string;
  kind: SpanKind;
  /** Attributes of the span. */
  attributes?: Attributes;
  /** Receives the duration, with some of the attributes. */
  histogram?: { instrument: Histogram; attributes: Attributes } | undefined;
  parent?: Context;
  /** Returns the attributes that only the result has. With an `error.type`, the operation has failed. */
  describe?: (result: Result) => Attributes;
  /** Returns attributes for the span alone, because they have many values. */
  detail?: () => Attributes;
}

/** Runs `work` in a span, and records how long it took. Errors pass through unchanged. */
export function observe<Result>(
  { tracer }: Instruments,
  operation: Operation<Result>,
  work: () => PromiseLike<Result>,
): Promise<Result> {
  const { name, kind, attributes = {}, histogram, parent = context.active() } = operation;
  return tracer.startActiveSpan(name, { kind, attributes }, parent, async (span) => {
    const begin = performance.now();
    const finish = (found: Attributes) => {
      span.setAttributes({ ...found, ...operation.detail?.() });
      // Without the error's message, which can contain text from Anchor or the database.
      if (found['error.type'] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      const seconds = (performance.now() - begin) / 1_000;
      histogram?.instrument.record(seconds, { ...histogram.attributes, ...found });
    };
    try {
      const result = await work();
      finish(operation.describe?.(result) ?? {});
      return result;
    } catch (error) {
      finish(describeFailure(error));
      throw error;
    }
  });
}

/** Names an error by its code, which has few values. Its message is left out. */
function describeFailure(error: unknown): Attributes {
  if (error instanceof ConnectError) return { 'error.type': error.code };
  if (isTimeout(error)) return { 'error.type': 'timeout' };
  const { status, code } = isRecord(error) ? error : {};
  if (typeof status === 'number')
    return { 'error.type': String(status), 'http.response.status_code': status };
  if (typeof code === 'string' && /^([\dA-Z]{5}|SQLITE_[A-Z_]{2,40})$/.test(code))
    return { 'error.type': code, 'db.response.status_code': code };
  const isNamed = error instanceof Error && /^[A-Z][A-Za-z]{2,40}$/.test(error.name);
  return { 'error.type': networkCode(error) ?? (isNamed ? error.name : '_OTHER') };
}
