import { warnOnce } from './warnOnce.ts';

/** Warns that nothing hides the text for screen readers. */
export function warnOfStyles(): void {
  warnOnce(
    "Text for screen readers is visible. Import '@kit/react/styles.css', in a shadow root adopt it there, or hide .connect-hidden yourself.",
  );
}
