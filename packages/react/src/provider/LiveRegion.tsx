'use client';
import {
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  createContext,
} from 'react';
import { ConnectContext } from './ConnectContext.ts';
import { useSignInStrings, writtenIn } from '../strings/useStrings.ts';
import { warnOnce } from '../client/warnOnce.ts';

/**
 * How long sentences are gathered, in milliseconds. Longer than a dialog needs to close and the focus to move: what is said
 * behind an open dialog is not heard, and what is said before the focus moves is cut off by it.
 */
const gathering = 150;

/** A page's styles may come after its script, by this many milliseconds. */
const patience = 2000;

/** Returns a function that gathers sentences for a moment, and then passes them on together. */
function gather(pass: (text: string) => void): (sentence: string) => void {
  const sentences = new Set<string>();
  return (sentence) => {
    const isGathering = sentences.size > 0;
    sentences.add(sentence);
    if (isGathering) return;
    setTimeout(() => {
      pass([...sentences].join(' '));
      sentences.clear();
    }, gathering);
  };
}

/**
 * A polite live region: everything below it can have a sentence read out. The provider brings one; a modal dialog silences it, and
 * needs one of its own inside.
 */
export function LiveRegion({ children }: { children: ReactNode }): ReactElement {
  const strings = useSignInStrings();
  // Each owner has a context. What was said of one owner's accounts does not stay on the page for the next.
  const context = useContext(ConnectContext);
  const [said, say] = useState({ context, text: '' });
  const output = useRef<HTMLOutputElement>(null);
  const announce = useMemo(
    () =>
      gather(
        (next) => say((last) => ({ context, text: last.text === next ? `${next}\u00a0` : next })), // the same text is not read again
      ),
    [context],
  );

  useEffect(() => {
    const timer = setTimeout(() => {
      const isLaidOut = document.documentElement.clientWidth > 0; // not in the DOM of a unit test
      if (!output.current || !isLaidOut) return;
      const style = getComputedStyle(output.current);
      if (style.position !== 'absolute') warnOfStyles();
      else if (style.getPropertyValue('--connect-space') && style.margin === '0px') warnOfReset();
    }, patience);
    return () => clearTimeout(timer);
  }, []);

  return (
    <AnnounceContext.Provider value={announce}>
      {/* oxlint-disable-next-line kit/text-alone -- the app's own children, beside an element that stays */}
      {children}
      <output
        ref={output}
        aria-live="polite"
        className="connect-hidden"
        data-part="live-region"
        {...writtenIn(strings)}
      >
        {said.context === context ? said.text : ''}
      </output>
    </AnnounceContext.Provider>
  );
}

/** Has a sentence read out by the live region of `ConnectProvider`. */
export const AnnounceContext = createContext<(sentence: string) => void>(() => {});

/** Tells the developer that a rule for everything beats the kit's styles. */
export function warnOfReset(): void {
  warnOnce(
    'A rule such as `* { margin: 0 }` takes the space out of these components: put it into a layer, `@layer reset, connect;` in this order.',
  );
}

/** Warns that nothing hides the text for screen readers. */
export function warnOfStyles(): void {
  warnOnce(
    "Text for screen readers is visible. Import '@kit/react/styles.css', in a shadow root adopt it there, or hide .connect-hidden yourself.",
  );
}
