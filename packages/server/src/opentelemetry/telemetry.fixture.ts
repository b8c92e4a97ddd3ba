import { context, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createBrowser } from '../browser.fixture.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { createWorld, optionsBeside } from '../world.fixture.ts';
import { createInstrumentedConnect } from './opentelemetry.ts';

/** Registers what an app registers for the tests of a file: without it, no span knows its parent. */
export function registerContext(): void {
  beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => {
    context.disable();
    propagation.disable();
  });
}

/** A world with an instrumented kit beside its own one, and the exporters of the SDK that keep everything in memory. */
export async function createTelemetry(options: Partial<ConnectOptions<'linkedin'>> = {}) {
  const spanExporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({
    exporter: metricExporter,
    exportIntervalMillis: 3_600_000,
  });
  const meterProvider = new MeterProvider({ readers: [reader] });
  onTestFinished(() => meterProvider.shutdown());
  const world = await createWorld();
  const connect = createInstrumentedConnect<'linkedin'>(
    { ...optionsBeside(world), ...options },
    { tracerProvider, meterProvider, database: 'postgresql' },
  );
  return {
    world,
    connect,
    tracerProvider,
    browser: createBrowser(connect.handler, 'ada'),
    spans: () => spanExporter.getFinishedSpans(),
    named: (name: string) => spanExporter.getFinishedSpans().filter((span) => span.name === name),
    points: async (name: string) => {
      metricExporter.reset();
      await reader.forceFlush();
      return metricExporter
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap(({ metrics }) => metrics)
        .filter(({ descriptor }) => descriptor.name === name)
        .flatMap(({ dataPoints, descriptor }) =>
          dataPoints.map(({ attributes, value }) => ({ attributes, value, unit: descriptor.unit })),
        );
    },
  };
}
