import { readFileSync } from 'node:fs';
import { demoApiKey } from '@kit/emulator';
import Anchorbrowser from 'anchorbrowser';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../browser.fixture.ts';
import { ConnectError } from '../ConnectError.ts';
import type { ConnectEvent } from '../events/ConnectEvent.ts';
import { isFullDepth } from '../testDepth.fixture.ts';
import { createWorld, smallClient, type World } from '../world.fixture.ts';
import type { AnchorClient } from './AnchorClient.ts';
import { createGateway, type Answer } from './gateway.fixture.ts';
import { holderOf } from '../testing/records.ts';

const page = readFileSync(new URL('../../../../docs/anchor-responses.md', import.meta.url), 'utf8');
/** The cells of the table in the page: the response, the usual code, and the outcome of each call. */
const table = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').slice(1, -1))
    .map(([name = '', ...cells]) => [name.trim(), cells.map((cell) => cell.trim())]),
);

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const html = (status: number): Answer => ({
  status,
  type: 'text/html',
  body: '<!doctype html><h1>Gateway</h1>',
});

interface Fault {
  answer?: Answer;
  key?: string;
  /** The identity was deleted in Anchor's dashboard, and Anchor returns 404. */
  isGone?: boolean;
}

const otherProject = 'key of another project';

const faults: Record<string, Fault> = {
  '`{}`': { answer: json(200, {}) },
  '`[]`': { answer: json(200, []) },
  '`null`': { answer: json(200, null) },
  '`{"success":false}`': { answer: json(200, { success: false }) },
  'an unknown shape': { answer: json(200, { ok: true, result: { id: 1 } }) },
  'an error in a 200': { answer: json(200, { error: { code: 500, message: 'Later.' } }) },
  'an empty 200': { answer: { status: 200 } },
  'an empty 204': { answer: { status: 204 } },
  'an HTML page, 200': { answer: html(200) },
  'cut JSON, 200': { answer: { status: 200, type: 'application/json', body: '{"message": "Iden' } },
  'an HTML page, 404': { answer: html(404) },
  'an empty 404': { answer: { status: 404 } },
  '`{"message":"Not Found"}`, 404': { answer: json(404, { message: 'Not Found' }) },
  "Anchor's 404, though it lists the identity": {
    answer: json(404, { error: { code: 404, message: 'There is no identity with this id.' } }),
  },
  'an HTML page, 400': { answer: html(400) },
  'an empty 401': { answer: { status: 401 } },
  'an HTML page, 502': { answer: html(502) },
  'a key that was changed': { key: 'changed' },
  'the key of another project': { key: otherProject },
  'the identity is gone at Anchor': { isGone: true },
};

/** A world with a gateway in front of Anchor, and Ada with one connection. */
async function createScene(client: (url: string) => AnchorClient) {
  const gateway = await createGateway();
  const world = await createWorld({
    emulator: { apiKeys: [demoApiKey, otherProject] },
    anchor(url) {
      gateway.anchorUrl = url;
      return client(gateway.url);
    },
  });
  const ada = world.browser('ada');
  const { identityId } = await world.finish(ada);
  return { gateway, world, ada, identityId };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

/** Returns the code of the newest event of a type. Fails if there is none. */
function codeOfEvent({ events }: World, type: ConnectEvent['type']): string {
  const event = events.findLast((one) => one.type === type);
  return event && 'code' in event ? event.code : 'no event';
}

async function codeThrown(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof ConnectError ? error.code : 'no error';
}

const identityCalls = '/v1/identities/';
const linkedin = { userId: 'ada', application: 'linkedin' } as const;

/** Each call of the kit: the requests that the fault hits, and the outcome with its code. */
const calls: Record<
  string,
  [string, (scene: Scene, hit: () => Promise<void>) => Promise<[string, string | undefined]>]
> = {
  'start, token': [
    'POST /v1/applications/',
    async ({ world, ada }, hit) => {
      const { attemptId, startUrl } = await ada.begin();
      await hit();
      const response = await ada.navigate(startUrl);
      if (response.status === 303) return ['starts', ''];
      const code = await codeOf(response);
      return [(await world.attempt(attemptId)).startedAt === null ? 'can start' : 'started', code];
    },
  ],
  'callback, identity': [`GET ${identityCalls}`, comeBack],
  'callback, list': ['GET /v1/applications/', comeBack],
  'status, identity': [
    `GET ${identityCalls}`,
    async ({ world }, hit) => {
      const [before] = await world.connections('ada');
      world.advance(2 * 24 * 60 * 60_000);
      await hit();
      const { postponed } = await world.connect.reconcile({ unowned: 'ignore' });
      const [after] = await world.connections('ada');
      if (postponed === 0 && after?.identityStatus === 'failed') return ['needs attention', ''];
      expect(after).toEqual({ ...before, nextCheckAt: expect.any(Number) });
      return ['as before', codeOfEvent(world, 'connection.refresh_postponed')];
    },
  ],
  'tag, update': [
    `PUT ${identityCalls}`,
    async ({ world }, hit) => {
      const bob = world.browser('bob');
      const { callbackUrl } = await world.arrive(bob);
      await hit();
      const { status } = await bob.navigate(callbackUrl);
      if (status !== 200) return ['not reached', ''];
      expect(await world.connections('bob')).toMatchObject([{ tagged: false }]);
      return ['tagged later', codeOfEvent(world, 'connection.tag_postponed')];
    },
  ],
  'deletion, identity': [
    `DELETE ${identityCalls}`,
    async ({ world, identityId }, hit) => {
      await hit();
      const { deleted, left } = await world.connect.disconnectAll({ userId: 'ada' });
      const row = await holderOf(world.store, identityId);
      expect([deleted, left.length]).toEqual(row ? [0, 1] : [1, 0]);
      return row ? ['row stays', codeOfEvent(world, 'connection.deletion_postponed')] : ['row goes', ''];
    },
  ],
  'session, creation': [
    'POST /v1/sessions',
    async ({ world }, hit) => {
      await hit();
      return ['throws', await codeThrown(world.connect.createSession(linkedin))];
    },
  ],
  'session, end': [
    'DELETE /v1/sessions/',
    async ({ world }, hit) => {
      await world.connect.createSession(linkedin);
      await hit();
      await world.connect.disconnectAll({ userId: 'ada' });
      if (world.events.some(({ type }) => type === 'session.ended')) return ['ends', ''];
      // The session is still stored, and due to be ended.
      const due = await world.store.takeDueSessions({
        now: world.now() + 60_000,
        until: world.now() + 60_000,
        limit: 9,
      });
      expect(due).toMatchObject([{ endReason: 'disconnected', endedAt: null }]);
      return ['ended later', codeOfEvent(world, 'session.end_postponed')];
    },
  ],
  'repeated sign-in': [
    `POST ${identityCalls}`,
    async ({ world }, hit) => {
      const before = await world.connections('ada');
      await hit();
      const code = await codeThrown(world.connect.reauthenticate(linkedin));
      expect(await world.connections('ada')).toEqual(before);
      return ['throws', code];
    },
  ],
};

async function comeBack(
  { world, ada }: Scene,
  hit: () => Promise<void>,
): Promise<[string, string | undefined]> {
  const { attemptId, callbackUrl } = await world.arrive(ada);
  const before = await world.attempt(attemptId);
  await hit();
  const response = await ada.navigate(callbackUrl);
  const after = await world.attempt(attemptId);
  if (after.outcome !== null) return ['attempt ends', await codeOf(response)];
  expect(after).toEqual(before);
  expect(await response.text()).toContain('<a href=');
  expect(codeOfEvent(world, 'handler.failed')).not.toBe('no event');
  return ['attempt stays open', codeOfEvent(world, 'handler.failed')];
}

const clients: Record<string, (url: string) => AnchorClient> = {
  'our client': (url) => smallClient(url),
  ...(isFullDepth && { 'the SDK': (baseURL: string) => new Anchorbrowser({ apiKey: demoApiKey, baseURL }) }),
};

async function inject({ gateway, world }: Scene, call: string, fault: Fault): Promise<void> {
  gateway.call = call;
  gateway.answer = fault.answer;
  gateway.key = fault.key;
  const gone = fault.isGone ? world.emulator.identities() : [];
  for (const { id } of gone)
    await fetch(`${gateway.anchorUrl}/v1/identities/${id}`, {
      method: 'DELETE',
      headers: { 'anchor-api-key': demoApiKey },
    });
}

test('the table has a row for every response, and a column for every call', () => {
  expect([...table.keys()].slice(1)).toEqual(Object.keys(faults));
  expect(table.get('response')).toEqual(['code', ...Object.keys(calls)]);
});

describe.each(Object.entries(clients))('through %s', (_, client) => {
  test.each(Object.entries(faults))('%s', async (name, fault) => {
    const [usual = '', ...expected] = table.get(name) ?? [];
    const runs = Object.values(calls).map(async ([call, run]) => {
      const scene = await createScene(client);
      const [outcome, code] = await run(scene, () => inject(scene, call, fault));
      return code === '' || `\`${code}\`` === usual ? outcome : `${outcome}: \`${code}\``;
    });
    expect(await Promise.all(runs)).toEqual(expected);
  });
});
