// Sign-ins while processes are killed, the database restarts and Anchor fails, from a seed. See docs/performance.md.
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { packKit } from './packKit.mjs';
import { causeFaults } from './soak/faults.mjs';
import { createRandom } from './soak/random.mjs';
import { audit, printReport } from './soak/report.mjs';
import { createTraffic } from './soak/traffic.mjs';
import { createUser } from './soak/user.mjs';
import { startWorld } from './soak/world.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    database: { type: 'string', default: 'both' },
    requests: { type: 'string', default: '500000' },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
const maxRequests = Number(values.requests);
const databases = values.database === 'both' ? ['postgresql', 'sqlite'] : [values.database];
if (!(minutes > 0 && minutes <= 24 * 60) || !Number.isSafeInteger(seed) || !(maxRequests > 0))
  throw new TypeError('Usage: --minutes 10 --seed 1 --database postgresql|sqlite|both --requests 500000');

/** Users that sign in at the same time, and readers beside them. */
const [signingIn, reading] = [6, 3];

/** How long all that is left may take after the faults: a browser of a killed process ends after a minute, in milliseconds. */
const settleMs = 150_000;

packKit(['protocol', 'server', 'emulator']);
// Whatever happens, the run ends. The children end with it.
setTimeout(
  () => {
    console.error('The run took too long.');
    process.exit(2);
  },
  minutes * 60_000 + databases.length * (settleMs + 120_000),
).unref();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(2));

let isGood = true;
for (const kind of databases)
  isGood = (await soak(kind, createRandom(seed), (minutes * 60_000) / databases.length)) && isGood;
process.exit(isGood ? 0 : 1);

async function soak(kind, random, durationMs) {
  const world = await startWorld(kind);
  const traffic = createTraffic(maxRequests / databases.length);
  const users = [];
  const finished = [];
  const ending = { isOver: false };

  const signIns = async (own) => {
    while (!ending.isOver) {
      const user = createUser(`user-${users.length}`, { world, traffic, random: own.fork() });
      users.push(user.user);
      await user.live();
      if (user.user.state === 'finished' && !user.user.isDisconnected) finished.push(user);
      await pause(own.between(0, 100));
    }
  };
  const reads = async (own) => {
    while (!ending.isOver) {
      if (finished.length > 0) await own.pick(finished).list();
      await pause(own.between(10, 60));
    }
  };

  try {
    const load = Promise.all([
      ...Array.from({ length: signingIn }, () => signIns(random.fork())),
      ...Array.from({ length: reading }, () => reads(random.fork())),
    ]);
    load.catch(() => {}); // awaited below
    await pause(10_000); // everything is loaded and compiled
    traffic.enter('quiet');
    await pause(durationMs * 0.2);
    const before = await world.ask();

    traffic.enter('faults');
    const end = Date.now() + durationMs * 0.7;
    const faults = await causeFaults(world, random.fork(), () => Date.now() > end);
    traffic.enter('recovering');
    await pause(5_000);
    traffic.enter('settled');
    await pause(Math.max(5_000, durationMs * 0.1 - 10_000));
    ending.isOver = true;
    await load;
    traffic.enter('end');

    const deadline = Date.now() + settleMs;
    let audited = await audit(world, users, traffic);
    while ((audited.undeleted > 0 || audited.browsers > 0) && Date.now() < deadline) {
      await pause(1_000);
      audited = await audit(world, users, traffic);
    }
    const after = await world.ask();
    return printReport({ kind, seed, traffic, audited, faults, before, after, crashes: world.crashes() });
  } finally {
    traffic.close();
    await world.stop();
  }
}
