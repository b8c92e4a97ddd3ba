import Anchorbrowser from 'anchorbrowser';
import { demoApiKey } from '@kit/emulator';
import { expect, test } from 'vitest';
import { createBrowser, publicUrl } from '../browser.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, readSession } from '../world.fixture.ts';
import { createInstrumentedConnect } from './opentelemetry.ts';
import { createTelemetry, registerContext } from './telemetry.fixture.ts';

registerContext();

test('no attribute of a span or metric contains a secret, a person, or an id', async () => {
  const { world, browser, connect, spans, points } = await createTelemetry();
  const arrival = await world.finish(browser);
  const [connection] = await connect.listConnections({ userId: 'ada' });
  const { id } = await connect.createSession({ userId: 'ada', application: 'linkedin' });
  await browser.call('POST', `/sessions/${id}/view`);
  await browser.call('GET', `/connections/${connection?.id}/sessions`);
  await browser.call('PATCH', `/connections/${connection?.id}`, { label: 'hunter2' });
  await browser.call('GET', '/requests?key=hunter2');
  await browser.call('PURGE', '/hunter2/connections');
  await connect.reconcile({ unownedEveryMs: 0 });
  await browser.call('DELETE', `/connections/${connection?.id}`);

  const metrics = [
    'http.server.request.duration',
    'http.client.request.duration',
    'db.client.operation.duration',
    'connect.events',
    'connect.upkeep.rows',
  ];
  const all = JSON.stringify([
    ...spans().map(({ name, attributes, events, links, status }) => ({
      name,
      attributes,
      events,
      links,
      status,
    })),
    ...(await Promise.all(metrics.map(points))).flat(),
  ]);
  const { token, state, identityId, attemptId } = arrival;
  const sessions = world.emulator.sessions().flatMap((session) => [session.id]);
  const ids = [identityId, attemptId, id, connection?.id, applicationIds.linkedin, ...sessions];
  const cookies = [...browser.jar.values()];
  const secrets = [token, state, ...ids, ...cookies, connection?.accountName, demoApiKey, 'hunter2', 'ws:'];
  expect(secrets.every((secret) => typeof secret === 'string' && secret.length > 2)).toBe(true);
  for (const secret of secrets) expect(all).not.toContain(secret);

  // A value that differs from request to request would be a new time series each time.
  const series = JSON.stringify(await Promise.all(metrics.map(points)));
  expect(series).not.toContain(attemptId.slice(0, 12));
});

test('the official SDK stays guarded, and the options are checked as they are', async () => {
  const { world } = await createTelemetry();
  const evil = new Anchorbrowser({ apiKey: demoApiKey, baseURL: 'https://evil.example' });
  const options = {
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    store: memoryStore(),
    getUser: readSession,
  };
  expect(() => createInstrumentedConnect({ ...options, anchor: evil })).toThrow('would send the API key to');
  expect(() => createInstrumentedConnect({ ...options, anchor: JSON.parse('{}') })).toThrow(
    'createConnect: anchor',
  );
  const redirects = new Set<unknown>();
  const send: typeof fetch = (input, init) => {
    redirects.add(init?.redirect);
    return fetch(input, init);
  };
  const anchor = new Anchorbrowser({ apiKey: demoApiKey, baseURL: world.anchorUrl, fetch: send });
  const connect = createInstrumentedConnect({ ...options, anchor, hostedUrl: world.anchorUrl, logger: {} });
  const { response } = await world.finish(createBrowser(connect.handler, 'ada'));
  expect(response.status).toBe(200);
  expect(redirects).toEqual(new Set(['manual']));
  expect(() => connect.handler(JSON.parse('{}'))).toThrow('without a web Request');
});
