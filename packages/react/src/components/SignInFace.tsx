'use client';
import type { ReactElement, ReactNode } from 'react';
import { Hidden } from './Hidden.tsx';
import { Icon } from './Icon.tsx';
import type { Drawing } from './icons.ts';
import { useParts } from './useParts.tsx';

interface SignInFaceProps {
  isTile: boolean;
  /** The application's, before the label. */
  picture: ReactNode;
  icon: Drawing | undefined;
  /** What is going on, or what a press does instead. */
  words: string | undefined;
  /** Stands in a tile where there are no words. */
  note: ReactNode;
  /** What stands there while nothing is under way; a tile has it always. */
  label: ReactNode;
  /** What the words are about, for who hears them without the label. */
  heard: ReactNode;
  /** What is heard at the end. */
  addition: string | undefined;
}

/** What is inside the control of a sign-in. In a tile picture and label stay, and what is going on stands below them. */
export function SignInFace(props: SignInFaceProps): ReactElement {
  const { isTile, picture, icon, words, note, label, heard, addition } = props;
  const { part } = useParts();
  const drawing = icon && <Icon drawing={icon} />;
  return (
    <>
      {isTile ? picture : (drawing ?? picture)}
      {words && !isTile ? (
        <span {...part('label')}>{words}</span>
      ) : (
        // A name may be long, and is cut off; words of the kit's own go on in another line.
        <span {...part('label', 'kit-truncate')} dir={isTile ? 'auto' : undefined}>
          {label}
        </span>
      )}
      {isTile && (
        <span {...part('phase', 'kit-phase')}>
          {drawing}
          {words ?? note}
        </span>
      )}
      {words && !isTile && <Hidden>: {heard}</Hidden>}
      {addition && <Hidden>, {addition}</Hidden>}
    </>
  );
}
