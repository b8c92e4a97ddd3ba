import { setTimeout as pause } from 'node:timers/promises';

/** What may go wrong, how often a minute, and how it is done. Faults of different kinds overlap. */
const kinds = {
  'Anchor fails': {
    perMinute: 20,
    async run(world, random) {
      const kind = random.pick(['status', 'status', 'reset', 'hang', 'delay', 'html', 'broken-json']);
      world.fault({
        kind,
        ...(kind === 'status' && { status: random.pick([500, 502, 503, 429]) }),
        ...(kind === 'delay' && { delayMs: Math.round(random.between(100, 9_000)) }),
        times: Math.ceil(random.between(0, 12)),
        takesEffect: random.chance(0.5),
      });
    },
  },
  'a process is killed': { perMinute: 6, run: (world, random) => world.kill(random) },
  'a process freezes': {
    perMinute: 3,
    run: (world, random) => world.freeze(random, random.between(200, 4_000)),
  },
  'the database restarts, or is locked': {
    perMinute: 3,
    run: (world, random) => world.disturbDatabase(random),
  },
};

/** Lets things go wrong until `isOver`, and returns how often each did. All of them have ended by then. */
export async function causeFaults(world, random, isOver) {
  const counts = {};
  await Promise.all(
    Object.entries(kinds).map(async ([name, kind]) => {
      const own = random.fork();
      counts[name] = 0;
      for (;;) {
        const until = Date.now() + (own.between(0, 2) * 60_000) / kind.perMinute;
        while (Date.now() < until && !isOver()) await pause(50);
        if (isOver()) return;
        await kind.run(world, own);
        counts[name]++;
      }
    }),
  );
  world.clearFaults();
  return counts;
}
