/**
 * How far the tests go that repeat something with other data. `npm test` takes the smaller number, `npm run test:all` runs the files
 * that import this one again with the larger number.
 */
export function atDepth(small: number, full: number): number {
  return process.env.TEST_DEPTH === 'full' ? full : small;
}
