import { warnOnce } from './warnOnce.ts';

/** Tells the developer that nothing hides the words for screen readers. */
export function warnOfStyles(): void {
  warnOnce(
    "Words for screen readers are on show: import '@kit/react/styles.css', or give .kit-hidden rules of your own.",
  );
}
