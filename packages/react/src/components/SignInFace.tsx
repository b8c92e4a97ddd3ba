'use client';
import type { ReactElement, ReactNode } from 'react';
import { Hidden } from './Hidden.tsx';
import { Icon } from './Icon.tsx';
import type { Drawing } from './icons.ts';
import { useParts } from './useParts.tsx';

/** What there is to show in the control of a sign-in. */
export interface SignInFaceProps {
  /** The application's, before the label. */
  picture: ReactNode;
  icon: Drawing | undefined;
  /** What is going on, or what a press does instead. */
  words: string | undefined;
  /** Stands in a tile where there are no words. */
  note?: ReactNode;
  /** What stands there while nothing is under way. */
  label: ReactNode;
  /** What the words are about, for who hears them without the label. */
  heard: ReactNode;
  /** What is heard at the end. */
  addition: string | undefined;
}

/** What is inside a button that signs in: picture and label, or what is going on in their place. */
export function SignInFace(props: SignInFaceProps): ReactElement {
  const { picture, icon, words, label, heard, addition } = props;
  const { part } = useParts();
  return (
    <>
      {icon ? <Icon drawing={icon} /> : picture}
      {/* A name may be long, and is cut off; words of the kit's own go on in another line. */}
      <span {...part('label', words ? undefined : 'kit-truncate')}>{words || label}</span>
      {words && <Hidden>: {heard}</Hidden>}
      {addition && <Hidden>, {addition}</Hidden>}
    </>
  );
}
