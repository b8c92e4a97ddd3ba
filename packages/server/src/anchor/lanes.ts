import { formatOwner } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Owner } from '../stores/store.ts';
import { withTimeout } from '../time.ts';
import type { AnchorClient, CallOptions } from './AnchorClient.ts';

/**
 * A process has three lanes to Anchor, so slow calls of one type never block another type. Each lane runs up to `places` calls
 * at the same time, up to `perUser` of them for one user. Up to `queue` more calls wait, each for up to `waitMs`.
 */
const laneLimits = {
  /** Calls that a user waits for: start, callback, confirm, disconnect. */
  user: { places: 32, perUser: 8, queue: 256, waitMs: 3_000 },
  /** `reconcile`, webhooks, erasures, the doctor. */
  upkeep: { places: 10, perUser: 10, queue: 256, waitMs: 3_000 },
  /** Starts of browser sessions, which take up to a minute each. */
  session: { places: 20, perUser: 10, queue: 64, waitMs: 10_000 },
} as const satisfies Record<string, LaneLimits>;

interface LaneLimits {
  places: number;
  perUser: number;
  queue: number;
  waitMs: number;
}

interface Lane {
  /** Runs a call when there is a place for it. Throws `anchor_unavailable` if there is none in time. */
  run: (
    user: string,
    call: (options: CallOptions) => PromiseLike<unknown>,
    options: CallOptions,
  ) => Promise<unknown>;
}

/**
 * Opens the lanes to Anchor. The returned function creates a client: with an `owner` for work that this user waits for, without
 * one for upkeep. `budgetMs` limits the time of all calls of a client together.
 */
export function openLanes(
  client: AnchorClient,
): (use?: { owner?: Owner; budgetMs?: number }) => AnchorClient {
  const lanes = {
    user: openLane(laneLimits.user),
    upkeep: openLane(laneLimits.upkeep),
    session: openLane(laneLimits.session),
  };
  return ({ owner, budgetMs = Number.POSITIVE_INFINITY } = {}) => {
    const user = owner ? formatOwner(owner) : '';
    const deadline = performance.now() + budgetMs;
    const runIn =
      (lane: Lane) => async (options: CallOptions, call: (options: CallOptions) => PromiseLike<unknown>) => {
        const timeout = Math.min(options.timeout, Math.ceil(deadline - performance.now()));
        if (timeout <= 0) {
          const cause = new DOMException(
            `The calls together took more than ${budgetMs / 1_000} s.`,
            'TimeoutError',
          );
          throw new ConnectError('anchor_unavailable', { cause });
        }
        return lane.run(user, call, { ...options, timeout });
      };
    const run = runIn(owner ? lanes.user : lanes.upkeep);
    const runSession = runIn(lanes.session);
    const { applications, identities, sessions } = client;
    const get = client.get?.bind(client);
    return {
      applications: {
        retrieve: (id, options) => run(options, (given) => applications.retrieve(id, given)),
        createIdentityToken: (id, body, options) =>
          run(options, (given) => applications.createIdentityToken(id, body, given)),
        listIdentities: (id, query, options) =>
          run(options, (given) => applications.listIdentities(id, query, given)),
      },
      identities: {
        retrieve: (id, options) => run(options, (given) => identities.retrieve(id, given)),
        update: (id, body, options) => run(options, (given) => identities.update(id, body, given)),
        delete: (id, options) => run(options, (given) => identities.delete(id, given)),
      },
      sessions: {
        create: (body, options) => runSession(options, (given) => sessions.create(body, given)),
        delete: (id, options) => run(options, (given) => sessions.delete(id, given)),
      },
      post: (path, { body, ...options }) => run(options, (given) => client.post(path, { ...given, body })),
      ...(get && { get: (path: string, options: CallOptions) => run(options, (given) => get(path, given)) }),
    };
  };
}

/** A call that runs in a lane. */
interface Place {
  user: string;
  /** When the call is over, whether or not it says so. In milliseconds of `performance.now()`. */
  until: number;
}

interface Waiter extends Place {
  admit: () => void;
  refuse: () => void;
}

/** Time in which a call has to give its place back after its deadline, in milliseconds. */
const graceMs = 1_000;

export function openLane({ places, perUser, queue: maxWaiting, waitMs }: LaneLimits): Lane {
  const running = new Set<Place>();
  /** Calls that wait, oldest first. */
  let queue: Waiter[] = [];

  const countOf = (user: string) => {
    let count = 0;
    for (const place of running) if (place.user === user) count++;
    return count;
  };
  const hasPlaceFor = (user: string) => running.size < places && countOf(user) < perUser;
  /** Cloudflare Workers stop the code of a cancelled request, so its calls never leave, and its timers never fire. */
  const removeStopped = () => {
    const latest = performance.now() - graceMs;
    for (const place of running) if (place.until < latest) running.delete(place);
    queue = queue.filter(({ until }) => until >= latest);
  };
  const take = (user: string, timeout: number): Place => {
    const place = { user, until: performance.now() + timeout };
    running.add(place);
    return place;
  };
  /** The user with the fewest calls running comes first, then the call that has waited longest. */
  const findNext = () =>
    queue
      .filter((waiter) => hasPlaceFor(waiter.user))
      .toSorted((a, b) => countOf(a.user) - countOf(b.user))
      .at(0);
  const admitWaiting = () => {
    removeStopped();
    for (let next = findNext(); next; next = findNext()) next.admit();
  };
  const leave = (place: Place) => {
    running.delete(place);
    admitWaiting();
  };

  function enter(user: string, timeout: number): Promise<Place> {
    admitWaiting();
    if (hasPlaceFor(user)) return Promise.resolve(take(user, timeout));
    const deadline = performance.now() + timeout;
    const maxWaitMs = Math.min(waitMs, timeout);
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        queue = queue.filter((other) => other !== waiter);
      };
      const waiter: Waiter = {
        user,
        until: performance.now() + maxWaitMs,
        admit() {
          end();
          resolve(take(user, deadline - performance.now()));
        },
        refuse() {
          end();
          const cause = new RangeError(`All ${places} places for calls of this type to Anchor were in use.`);
          reject(new ConnectError('anchor_unavailable', { cause, retryAfter: Math.ceil(waitMs / 1_000) }));
        },
      };
      const timer = setTimeout(waiter.refuse, maxWaitMs);
      queue.push(waiter);
      // If the queue is full, the newest call of the user with the most waiting calls fails, so no user can fill the queue.
      if (queue.length > maxWaiting) lastOfLargest(queue).refuse();
    });
  }

  return {
    async run(user, call, options) {
      const deadline = performance.now() + options.timeout;
      const place = await enter(user, options.timeout);
      try {
        const timeout = Math.max(1, Math.ceil(deadline - performance.now()));
        // A call that never settles must not keep its place.
        return await withTimeout(timeout, (signal) => call({ ...options, timeout, signal }), options.signal);
      } finally {
        leave(place);
      }
    },
  };
}

/** Returns the newest waiting call of the user with the most waiting calls. */
function lastOfLargest(queue: Waiter[]): Waiter {
  const counts = new Map<string, number>();
  for (const { user } of queue) counts.set(user, (counts.get(user) ?? 0) + 1);
  return queue.reduce((last, waiter) =>
    (counts.get(waiter.user) ?? 0) >= (counts.get(last.user) ?? 0) ? waiter : last,
  );
}
