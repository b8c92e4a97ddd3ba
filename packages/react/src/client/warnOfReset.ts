import { warnOnce } from './warnOnce.ts';

/** Tells the developer that a rule for everything beats the kit's styles. */
export function warnOfReset(): void {
  warnOnce(
    'A rule such as `* { margin: 0 }` takes the space out of these components: put it into a layer, `@layer reset, connect;` in this order.',
  );
}
