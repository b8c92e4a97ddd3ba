'use client';
import { useCallback, useState, type ReactElement, type ReactNode } from 'react';
import { AnnounceContext } from './AnnounceContext.ts';
import { outOfSight } from './Hidden.tsx';

/** The one polite live region; everything below it can have a sentence read out. */
export function LiveRegion({ children }: { children: ReactNode }): ReactElement {
  const [sentence, setSentence] = useState('');
  // A repeated sentence is read again only if the text differs.
  const announce = useCallback(
    (next: string) => setSentence((last) => (last === next ? `${next}\u00a0` : next)),
    [],
  );

  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <output className="kit-hidden" style={outOfSight} data-part="live-region">
        {sentence}
      </output>
    </AnnounceContext.Provider>
  );
}
