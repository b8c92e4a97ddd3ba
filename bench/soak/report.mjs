import { createHash } from 'node:crypto';

/** What became of every user, according to the store and to Anchor. */
export async function audit(world, users, traffic) {
  const rows = await world.query(
    'SELECT user_id, identity_id, deleting FROM connect_connection ORDER BY user_id',
  );
  const hashes = new Set(
    (await world.query('SELECT anchor_hash FROM connect_session')).map(({ anchor_hash }) => anchor_hash),
  );
  const isKnown = ({ id }) => hashes.has(createHash('sha256').update(id).digest('base64url'));
  const answer = await traffic.send(Number(new URL(world.anchorUrl).port), { path: '/_emulator/state' });
  const { identities, sessions } = JSON.parse(answer.body);
  const atAnchor = new Set(identities.map(({ id }) => id));
  const rowsOf = new Map();
  for (const row of rows) rowsOf.set(row.user_id, [...(rowsOf.get(row.user_id) ?? []), row]);
  const live = (id) =>
    (rowsOf.get(id) ?? []).filter(({ deleting, identity_id }) => deleting === 0 && atAnchor.has(identity_id));
  const running = sessions.filter(({ endedAt }) => endedAt === null);
  const begun = users.filter(({ state }) => state !== 'new');
  const kept = begun.filter(({ isDisconnected }) => !isDisconnected);
  const owned = new Set(rows.map(({ identity_id }) => identity_id));
  return {
    begun: begun.length,
    finished: begun.filter(({ state }) => state === 'finished').length,
    lost: kept.filter(({ id }) => live(id).length === 0),
    doubled: begun.filter(({ id, runs }) => live(id).length > 1 || runs > 1),
    disconnected: begun.length - kept.length,
    // Disconnected, but not deleted yet.
    undeleted: rows.filter(({ deleting }) => deleting === 1).length,
    returned: begun.filter(({ id, isDisconnected }) => isDisconnected && live(id).length > 0),
    unowned: identities.filter(({ id }) => !owned.has(id)).length,
    browsers: running.filter(isKnown).length,
    // The response to their start was lost, or its process was killed. Anchor ends them at their time limit.
    unknownBrowsers: running.filter((session) => !isKnown(session)).length,
    runs: users.reduce((sum, { runs }) => sum + runs, 0),
    givenUp: users.reduce((sum, { givenUp = 0 }) => sum + givenUp, 0),
  };
}

const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

const percentile = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** Prints the tables of one database. Returns whether everything is as it must be. */
export function printReport({ kind, seed, traffic, audited, faults, before, after, crashes }) {
  const phases = traffic.phases();
  const quiet = phases.quiet ?? { times: [] };
  const [p50, p99] = [percentile(quiet.times, 0.5), percentile(quiet.times, 0.99)];
  console.log(`\n${kind}, seed ${seed}, Node ${process.version}\n`);
  console.table(
    ['quiet', 'faults', 'settled'].flatMap((phase) => {
      const { times, statuses } = phases[phase] ?? {};
      if (!times) return [];
      const sum = Object.values(statuses).reduce((a, b) => a + b, 0);
      return {
        phase,
        requests: sum,
        503: statuses[503] ?? 0,
        'no response': statuses['no response'] ?? 0,
        'p50, ratio': (percentile(times, 0.5) / p50).toFixed(2),
        'p99, ratio': (percentile(times, 0.99) / p99).toFixed(2),
        'p50, ms': percentile(times, 0.5).toFixed(1),
        'p99, ms': percentile(times, 0.99).toFixed(1),
      };
    }),
  );
  console.table(Object.entries(faults).map(([fault, times]) => ({ fault, times })));
  const failures = Object.values(phases).reduce((sum, { statuses }) => sum + (statuses[500] ?? 0), 0);
  const mustBeNone = {
    lost: audited.lost.length,
    doubled: audited.doubled.length,
    'disconnected, but back': audited.returned.length,
    'disconnected, but not deleted': audited.undeleted,
    'browsers left running': audited.browsers,
    'responses with 500': failures,
    hangs: traffic.hangs().length,
    'processes that ended by themselves': crashes,
  };
  console.table([
    { what: 'requests', value: traffic.total() },
    { what: 'sign-ins begun', value: audited.begun },
    { what: 'sign-ins finished', value: audited.finished },
    ...Object.entries(mustBeNone).map(([what, value]) => ({ what, value, must: 0 })),
    { what: 'calls of agents that ran', value: audited.runs },
    { what: 'accounts disconnected', value: audited.disconnected },
    { what: 'attempts that ended before the sign-in', value: audited.givenUp },
    { what: 'browsers whose start had no response', value: audited.unknownBrowsers },
    { what: 'identities without a connection', value: audited.unowned },
    { what: 'memory before (heap)', value: megabytes(before.heap) },
    { what: 'memory after (heap)', value: megabytes(after.heap) },
    { what: 'memory before (RSS)', value: megabytes(before.rss) },
    { what: 'memory after (RSS)', value: megabytes(after.rss) },
  ]);
  for (const user of [...audited.lost, ...audited.doubled, ...audited.returned].slice(0, 20))
    console.log(JSON.stringify(user));
  for (const hang of traffic.hangs()) console.log(`No response: ${hang}`);
  for (const [name, { count, reason }] of Object.entries(after.errors))
    console.log(`${count} × ${name}: ${reason.split('\n')[0].slice(0, 160)}`);
  return Object.values(mustBeNone).every((value) => value === 0);
}
