'use client';
import {
  createContext,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { langAttributes, useButtonStrings } from '../strings/useStrings.ts';
import { ConnectContext } from './ConnectContext.ts';
import { StylesheetWarning } from './StylesheetWarning.tsx';

const AnnounceContext = createContext<(sentence: string) => void>(() => {});

/** Returns a function that makes screen readers announce a sentence. */
export const useAnnounce = (): ((sentence: string) => void) => useContext(AnnounceContext);

/**
 * Longer than a dialog needs to close and the focus to move. Screen readers ignore announcements behind an open dialog, and a
 * focus change interrupts them.
 */
const batchMs = 150;

/** Collects sentences for a moment and passes them on together. */
function batchSentences(pass: (text: string) => void): (sentence: string) => void {
  const sentences = new Set<string>();
  return (sentence) => {
    const isScheduled = sentences.size > 0;
    sentences.add(sentence);
    if (isScheduled) return;
    setTimeout(() => {
      pass([...sentences].join(' '));
      sentences.clear();
    }, batchMs);
  };
}

/**
 * A polite live region for the announcements of the components below it. `ConnectProvider` renders one. Add another inside a
 * modal dialog, which silences everything outside it.
 */
export function LiveRegion({ children }: { children: ReactNode }): ReactElement {
  const strings = useButtonStrings();
  // Each owner has a context. Announcements about one owner's accounts must not stay on the page for the next.
  const context = useContext(ConnectContext);
  const [announced, setAnnounced] = useState({ context, text: '' });
  const output = useRef<HTMLOutputElement>(null);
  const announce = useMemo(
    () =>
      batchSentences((next) =>
        // Screen readers do not repeat an unchanged text.
        setAnnounced((last) => ({ context, text: last.text === next ? `${next}\u00a0` : next })),
      ),
    [context],
  );

  return (
    <AnnounceContext.Provider value={announce}>
      {/* oxlint-disable-next-line kit/text-alone -- the app's own children, beside an element that stays */}
      {children}
      <output
        ref={output}
        aria-live="polite"
        className="connect-hidden"
        data-part="live-region"
        {...langAttributes(strings)}
      >
        {announced.context === context ? announced.text : ''}
      </output>
      {process.env.NODE_ENV !== 'production' && <StylesheetWarning output={output} />}
    </AnnounceContext.Provider>
  );
}
