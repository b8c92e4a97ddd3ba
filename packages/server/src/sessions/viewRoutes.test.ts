import { expect, test } from 'vitest';
import { bodyOf, codeOf, createBrowser } from '../browser.fixture.ts';
import { inAnotherProcess } from '../requests/requests.fixture.ts';
import { createWorld, readSession, smallClient, type World } from '../world.fixture.ts';

const linkedin = { userId: 'ada', application: 'linkedin' } as const;

/** A browser that Ada can take over, or only watch. */
async function started({ takeOver = true } = {}) {
  const world = await createWorld();
  const ada = world.browser('ada');
  await world.finish(ada);
  const session = await world.connect.createSession({ ...linkedin, takeOver });
  return { world, ada, session };
}

const sessionEvents = ({ events }: World) =>
  events.map(({ type }) => type).filter((type) => type.startsWith('session.'));

test('the owner receives the address of the live view, in every process, and only as a response', async () => {
  const { world, ada, session } = await started();
  const elsewhere = inAnotherProcess(world, { getUser: readSession });
  const response = await ada.call('POST', `/sessions/${session.id}/view`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await bodyOf(response)).toEqual({ url: session.liveViewUrl });
  const request = new Request(`https://app.example.com/api/connect/sessions/${session.id}/view`, {
    method: 'POST',
    headers: { cookie: 'session=ada', 'sec-fetch-site': 'same-origin' },
  });
  expect(await bodyOf(await elsewhere.handler(request))).toEqual({ url: session.liveViewUrl });
  expect(JSON.stringify([world.events, world.errors])).not.toContain(session.anchorId);
});

const actions = ['view', 'take-over', 'hand-back'];

test.each(actions)('%s is for the owner on the own site only', async (action) => {
  const { world, ada, session } = await started();
  const path = `/sessions/${session.id}/${action}`;
  expect(await codeOf(await world.browser('bob').call('POST', path))).toBe('not_found');
  expect(await codeOf(await world.browser().call('POST', path))).toBe('signed_out');
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect(await codeOf(await ada.call('POST', path, undefined, foreign))).toBe('foreign_origin');
  expect(await codeOf(await ada.call('GET', path))).toBe('method_not_allowed');
  expect(sessionEvents(world)).toEqual(['session.created']);
});

test.each(actions)('%s of a browser that has ended is refused', async (action) => {
  const { ada, session } = await started();
  await session.end();
  expect(await codeOf(await ada.call('POST', `/sessions/${session.id}/${action}`))).toBe('session_ended');
});

test('a browser whose address cannot be read is not shown, and the app learns why', async () => {
  const { world, session } = await started();
  const codes: string[] = [];
  const { handler } = inAnotherProcess(world, {
    anchor: smallClient(world.anchorUrl, 'another key'),
    onError: (_, event) => codes.push(event.type === 'handler.failed' ? event.code : event.type),
  });
  const view = await createBrowser(handler, 'ada').call('POST', `/sessions/${session.id}/view`);
  expect(await codeOf(view)).toBe('live_view_unavailable');
  expect(codes).toEqual(['live_view_unavailable']);
});

test('a take-over and a hand-back are events, and the first needs a browser that allows it', async () => {
  const { world, ada, session } = await started();
  const path = `/sessions/${session.id}`;
  expect(await bodyOf(await ada.call('POST', `${path}/take-over`))).toMatchObject({ canTakeOver: true });
  expect(await bodyOf(await ada.call('POST', `${path}/hand-back`))).toMatchObject({ status: 'running' });
  expect(sessionEvents(world)).toEqual(['session.created', 'session.taken_over', 'session.handed_back']);

  const watched = await started({ takeOver: false });
  const refused = await watched.ada.call('POST', `/sessions/${watched.session.id}/take-over`);
  expect(await codeOf(refused)).toBe('session_view_only');
});
