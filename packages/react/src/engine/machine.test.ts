import { afterEach, describe, expect, test, vi } from 'vitest';
import { appOrigin } from './browser/environment.fixture.ts';
import { connection } from './handler.fixture.ts';
import {
  isFinal,
  nextState,
  phaseOf,
  snapshotOf,
  stops,
  transitions,
  type RunEvent,
  type RunState,
} from './machine.ts';
import { createPrefetch } from './prefetch.ts';
import { createRun, type PageSettings } from './run.ts';
import { pass, setUp } from './setUp.fixture.ts';
import type { Outcome } from './types.ts';

const connected: Outcome = { status: 'connected', connection };
const events: Record<RunEvent['type'], RunEvent> = {
  OPEN: { type: 'OPEN' },
  REDIRECT: { type: 'REDIRECT' },
  LEAVE: { type: 'LEAVE' },
  SHOWN: { type: 'SHOWN' },
  EXTERNAL: { type: 'EXTERNAL' },
  HIDDEN: { type: 'HIDDEN' },
  FOLLOW: { type: 'FOLLOW' },
  RESUME: { type: 'RESUME' },
  TAKE_OVER: { type: 'TAKE_OVER' },
  HINT: { type: 'HINT', identityId: 'id_1' },
  NEWS: { type: 'NEWS' },
  CLOSED: { type: 'CLOSED' },
  RETURNED: { type: 'RETURNED' },
  STAYED: { type: 'STAYED' },
  ANSWERED: { type: 'ANSWERED' },
  USER_HERE: { type: 'USER_HERE' },
  USER_ELSEWHERE: { type: 'USER_ELSEWHERE' },
  END: { type: 'END', outcome: connected },
  RELEASE: { type: 'RELEASE' },
  HAND_OVER: { type: 'HAND_OVER', outcome: Promise.resolve(connected) },
};
const isState = (name: string): name is Exclude<RunState, 'ended' | 'released' | 'handedOver'> =>
  name in transitions;
const states: RunState[] = [...Object.keys(transitions).filter(isState), ...Object.values(stops)];
const paths = findPaths();
afterEach(() => void vi.useRealTimers());

/** The shortest list of events from `idle` to every state. */
function findPaths(): Map<RunState, RunEvent[]> {
  const found = new Map<RunState, RunEvent[]>([['idle', []]]);
  for (const [state, path] of found) {
    for (const event of Object.values(events)) {
      const next = nextState(state, event.type);
      if (next && !found.has(next)) found.set(next, [...path, event]);
    }
  }
  return found;
}

/** A run in a state, with a popup and an attempt, in a page whose user is elsewhere. */
function runIn(state: RunState) {
  const { browser, client, handler } = setUp();
  browser.view.hasFocus = false;
  handler.rules.delay = 1000; // no answer while the test looks
  const { environment } = browser;
  const page: PageSettings = {
    client,
    application: 'linkedin',
    hostedOrigin: 'https://app.anchorbrowser.io',
    environment,
    base: { origin: appOrigin, path: '/api/connect' },
    emit: () => {},
  };
  const changes: string[] = [];
  const run = createRun(
    { ...page, prefetch: createPrefetch(page) },
    {
      onChange: ({ state: to }) => void changes.push(to),
      onEnd: () => void changes.push('ended'),
      onRelease: ({ state: to }) => void changes.push(to),
    },
  );
  run.popup = environment.open('about:blank', '_blank', '') ?? undefined;
  run.attempt = { attemptId: 'a1', deadline: Date.now() + 600_000, source: 'storage' };
  for (const event of paths.get(state) ?? []) run.send(event);
  changes.length = 0;
  return { run, browser, changes };
}

describe('every state', () => {
  test('can be reached', () => {
    expect([...paths.keys()].toSorted()).toEqual([...states].toSorted());
  });

  test.each(states)('%s accepts exactly the events of its row', (state) => {
    for (const event of Object.values(events)) {
      const { run, changes } = runIn(state);
      expect(run.state).toBe(state);
      run.send(event);
      const next = nextState(state, event.type);
      expect(run.state, event.type).toBe(next ?? state);
      expect(changes, event.type).toEqual(next ? [next] : []);
    }
  });

  test.each(states.filter((state) => !isFinal(state)))('%s leaves nothing behind', async (state) => {
    const { run, browser } = runIn(state);
    run.send(events.RELEASE);
    await pass(0);
    expect(run.signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(browser.listening()).toBe(0);
    expect(browser.channels.size).toBe(0);
  });

  test.each(states)('%s shows progress, or another try, or neither', (state) => {
    const snapshot = snapshotOf(state, connected);
    expect(snapshot.isBusy && snapshot.canRetry).toBe(false);
    expect(snapshot.outcome).toEqual(state === 'ended' ? connected : undefined);
    expect(phaseOf(snapshot)).toMatch(
      /^(idle|redirecting|waiting|external|confirming|unattached|dismissed|connected)$/,
    );
  });
});

test('a run that stopped resolves its promise once', async () => {
  for (const [event, outcome] of [
    [events.END, connected],
    [events.RELEASE, { status: 'cancelled' }],
    [events.HAND_OVER, connected],
  ] as const) {
    const { run } = runIn('waiting');
    run.send(event);
    run.send({ type: 'END', outcome: { status: 'expired' } });
    expect(await run.outcome).toEqual(outcome);
  }
});
