/** Random numbers from a seed (mulberry32): the same seed gives the same ones. */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** Whether something happens that has this probability. */
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
    between: (from, to) => from + next() * (to - from),
    /** A new source, for work that runs beside others: the order of their draws would depend on time. */
    fork: () => createRandom(Math.floor(next() * 2 ** 32)),
  };
}
