/** Whether `npm run test:all` runs. Only there, a test repeats what passes with one driver or set-up with the others. */
export const isFullDepth = process.env.TEST_DEPTH === 'full';

/**
 * How far the tests go that repeat something with other data. `npm test` takes the smaller number, `npm run test:all` runs the files
 * that import this one again with the larger number.
 */
export function atDepth(small: number, full: number): number {
  return isFullDepth ? full : small;
}
