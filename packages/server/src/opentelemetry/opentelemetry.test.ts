import { propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, smallClient } from '../world.fixture.ts';
import { createInstruments } from './instruments.ts';
import { observeAnchor } from './observeAnchor.ts';
import { createTelemetry, registerContext } from './telemetry.fixture.ts';

registerContext();

const childrenOf = (spans: readonly ReadableSpan[], parent: ReadableSpan | undefined) =>
  spans
    .filter((span) => span.parentSpanContext?.spanId === parent?.spanContext().spanId)
    .map(({ name }) => name);

test('a request is a server span with its route, and what it asks of the store and of Anchor below it', async () => {
  const { world, browser, spans, named } = await createTelemetry();
  const { attemptId } = await world.finish(browser);

  const [start] = named('GET /api/connect/start/:id');
  expect(start).toMatchObject({ kind: SpanKind.SERVER, status: { code: SpanStatusCode.UNSET } });
  expect(start?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/api/connect/start/:id',
    'http.response.status_code': 303,
    'url.scheme': 'https',
    'url.path': '/api/connect/start/REDACTED',
    'server.address': 'app.example.com',
    'connect.attempt': attemptId.slice(0, 12),
  });
  expect(childrenOf(spans(), start)).toEqual([
    'findAttempt',
    'updateAttempt',
    'POST /v1/applications/{id}/tokens',
    'updateAttempt',
  ]);
  const [token] = named('POST /v1/applications/{id}/tokens');
  expect(token).toMatchObject({ kind: SpanKind.CLIENT });
  expect(token?.attributes).toEqual({
    'http.request.method': 'POST',
    'url.template': '/v1/applications/{id}/tokens',
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(world.anchorUrl).port),
  });
  expect(named('completeAttempt')[0]).toMatchObject({
    kind: SpanKind.CLIENT,
    attributes: { 'db.system.name': 'postgresql', 'db.operation.name': 'completeAttempt' },
  });
});

test('a request below a span of the app’s server is part of it, and is not counted twice', async () => {
  const { browser, named, points, tracerProvider } = await createTelemetry();
  await tracerProvider.getTracer('app').startActiveSpan('POST', async (outer) => {
    await browser.begin();
    outer.end();
  });
  const [outer] = named('POST');
  const [inner] = named('POST /api/connect/attempts');
  expect(inner?.kind).toBe(SpanKind.INTERNAL);
  expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
  expect(await points('http.server.request.duration')).toEqual([]);
});

test('a request continues the trace that it names', async () => {
  const { browser, named } = await createTelemetry();
  const remote = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1, isRemote: true };
  propagation.setGlobalPropagator({
    inject: () => undefined,
    extract: (from, carrier, getter) =>
      getter.get(carrier, 'traceparent') === 'here' ? trace.setSpanContext(from, remote) : from,
    fields: () => ['traceparent'],
  });
  await browser.call('GET', '/connections', undefined, { traceparent: 'here' });
  propagation.disable();
  const [span] = named('GET /api/connect/connections');
  expect(span?.kind).toBe(SpanKind.SERVER);
  expect(span?.spanContext().traceId).toBe(remote.traceId);
});

test('a failure has its code in the spans and in the metrics, and no message', async () => {
  const failing = Object.assign(new Error('host=db.internal password=hunter2'), { code: '53300' });
  const { browser, named, points } = await createTelemetry({
    store: { ...memoryStore(), findConnections: () => Promise.reject(failing) },
  });
  const response = await browser.call('GET', '/connections');
  const { error }: { error: { reference: string } } = JSON.parse(await response.text());
  const [request] = named('GET /api/connect/connections');
  expect(request?.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(request?.attributes).toMatchObject({
    'http.response.status_code': 503,
    'error.type': 'store_unavailable',
    'connect.reference': error.reference,
  });
  expect(named('findConnections')[0]?.attributes).toMatchObject({
    'error.type': '53300',
    'db.response.status_code': '53300',
  });
  expect(await points('http.server.request.duration')).toMatchObject([
    {
      attributes: { 'http.route': '/api/connect/connections', 'error.type': 'store_unavailable' },
      unit: 's',
    },
  ]);
  expect(await points('connect.events')).toMatchObject([
    { attributes: { 'connect.event': 'handler.failed', 'error.type': 'store_unavailable' }, value: 1 },
  ]);
});

test('a failed call of Anchor has the status, and one that never settles ends its span at its time limit', async () => {
  const { world, browser, named, tracerProvider } = await createTelemetry();
  world.emulator.failNext({
    call: 'applications.createIdentityToken',
    kind: 'status',
    status: 429,
    times: 9,
  });
  const { startUrl } = await browser.begin();
  expect((await browser.navigate(startUrl)).status).toBe(503);
  expect(named('POST /v1/applications/{id}/tokens')[0]?.attributes).toMatchObject({
    'error.type': '429',
    'http.response.status_code': 429,
  });
  expect(named('GET /api/connect/start/:id')[0]?.attributes['error.type']).toBe('anchor_rate_limited');

  const silent = { ...smallClient(world.anchorUrl), post: () => new Promise(() => {}) };
  const observed = observeAnchor(createInstruments({ tracerProvider }), silent);
  const { signal } = new AbortController();
  const path = `/v1/identities/${applicationIds.linkedin}/reauthenticate?verbose=hunter2`;
  const call = observed.post(path, { timeout: 20, maxRetries: 0, signal, body: {} });
  await expect(call).rejects.toThrow('No response');
  const [span] = named('POST /v1/identities/{id}/reauthenticate');
  expect(span?.attributes['error.type']).toBe('timeout');
});

test('calls by the app are spans, with their code if they fail', async () => {
  const { world, browser, connect, spans, named, points } = await createTelemetry();
  await expect(connect.createSession({ userId: 'ada', application: 'linkedin' })).rejects.toMatchObject({
    code: 'not_connected',
  });
  expect(named('connect.createSession')[0]?.attributes).toEqual({ 'error.type': 'not_connected' });
  await world.finish(browser);
  await connect.withSession({ userId: 'ada', application: 'linkedin' }, () => {});
  const [call] = named('connect.withSession');
  expect(childrenOf(spans(), call)).toEqual(expect.arrayContaining(['POST /v1/sessions', 'openSession']));
  await connect.reconcile({ unowned: 'ignore' });
  expect(named('connect.reconcile')).toHaveLength(1);
  expect(connect.createLink({ requestId: 'a'.repeat(43) })).toContain('/ask/');
  const events = await points('connect.events');
  expect(events.map(({ attributes }) => attributes['connect.event'])).toEqual(
    expect.arrayContaining(['attempt.created', 'connection.created', 'session.created', 'upkeep.finished']),
  );
});
