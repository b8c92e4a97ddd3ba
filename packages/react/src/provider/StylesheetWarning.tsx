'use client';
import { docsUrl } from '@kit/protocol';
import { useEffect } from 'react';
import { warnOnce } from '../client/warnOnce.ts';

/** Styles may load after the script. */
const stylesheetTimeoutMs = 2000;

/** Warns the developer if the stylesheet is missing or overridden by a global reset. */
export function StylesheetWarning({ output }: { output: { current: Element | null } }): null {
  useEffect(() => {
    const timer = setTimeout(() => {
      const hasLayout = document.documentElement.clientWidth > 0; // unit tests have none
      if (!output.current || !hasLayout) return;
      const style = getComputedStyle(output.current);
      if (style.position !== 'absolute')
        warnOnce(
          `Text for screen readers is visible, because the stylesheet is missing. Import '@kit/react/styles.css', adopt it in your shadow root, or hide .connect-hidden yourself. See ${docsUrl}theming`,
        );
      else if (style.getPropertyValue('--connect-space') && style.margin === '0px')
        warnOnce(
          `A global reset such as \`* { margin: 0 }\` overrides the kit's spacing. Put the reset in a cascade layer declared before \`connect\`: \`@layer reset, connect;\`. See ${docsUrl}theming#tailwind-and-css-resets`,
        );
    }, stylesheetTimeoutMs);
    return () => clearTimeout(timer);
  }, [output]);
  return null;
}
