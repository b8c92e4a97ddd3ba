import { warnOnce } from './warnOnce.ts';

/** Warns that nothing hides the text for screen readers. */
export function warnOfStyles(): void {
  warnOnce(
    "Text for screen readers is visible. Import '@kit/react/styles.css', or adopt it in the shadow root that the components are in; without it, hide .kit-hidden yourself.",
  );
}
