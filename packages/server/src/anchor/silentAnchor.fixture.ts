import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { callAnchor } from './callAnchor.ts';
import type { AnchorClient } from './AnchorClient.ts';
import { createAnchorClient } from './createAnchorClient.ts';
import { openLanes } from './lanes.ts';
import { withTimeout } from '../time.ts';

// Runs in a separate Node process with `--expose-gc`. Prints its observations as JSON.

const id = '11111111-1111-4111-8111-111111111111';
const limits = { budgetMs: 600, maxRetries: 0 };
const collect = () => globalThis.gc?.();

/** Makes more calls than places while Anchor is silent, collects garbage, and counts the settled calls. */
async function outage(calls: (() => Promise<unknown>)[]): Promise<number> {
  let count = 0;
  for (const call of calls) void call().catch(() => count++);
  for (let round = 0; round < 12; round++) {
    await sleep(100);
    collect();
  }
  return count;
}

const silent = createServer(() => {}).listen(0, '127.0.0.1');
await new Promise((resolve) => silent.once('listening', resolve));
const address = silent.address();
const port = typeof address === 'object' && address ? address.port : 0;
const client = createAnchorClient({
  apiKey: 'key',
  baseUrl: `http://127.0.0.1:${port}`,
  dangerouslyAllowCustomBaseUrl: true,
});

// Here only its own time limit can end a call.
const never = new AbortController().signal;
const byItself = await outage(
  Array.from(
    { length: 8 },
    () => async () => client.identities.retrieve(id, { timeout: 500, maxRetries: 0, signal: never }),
  ),
);

const neverSettling: AnchorClient = {
  ...client,
  identities: { ...client.identities, retrieve: () => new Promise(() => {}) },
};
const anchor = openLanes(neverSettling)();
const read = () => callAnchor((options) => anchor.identities.retrieve(id, options), limits);
const settled = await outage(Array.from({ length: 20 }, () => read));
let isServed = false;
neverSettling.identities.retrieve = async () => (isServed = true);
await read().catch(() => {});

/** Returns whether the result of a call can be collected long before its time limit. */
async function isFreed(ask: (call: () => Promise<object>) => Promise<unknown>): Promise<boolean> {
  let answer: WeakRef<object> | undefined;
  await ask(async () => {
    const made = { identities: Array.from({ length: 1_000 }, (_, index) => ({ index })) };
    answer = new WeakRef(made);
    return made;
  });
  for (let round = 0; round < 10 && answer?.deref(); round++) {
    await sleep(10);
    collect();
  }
  return answer?.deref() === undefined;
}
const long = { budgetMs: 60_000, maxRetries: 0 };
const freed = {
  withTimeout: await isFreed((call) => withTimeout(60_000, call)),
  callAnchor: await isFreed((call) => callAnchor(call, long)),
  lanes: await isFreed((call) => {
    const laned = openLanes({ ...client, identities: { ...client.identities, retrieve: call } });
    return callAnchor((options) => laned({ budgetMs: 60_000 }).identities.retrieve(id, options), long);
  }),
};

console.log(JSON.stringify({ byItself, settled, isServed, freed }));
process.exit(0);
