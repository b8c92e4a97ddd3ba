'use client';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Hidden } from '../elements/HiddenText.tsx';
import { Icon, type Drawing } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';

/** What there is to show in the control of a sign-in. */
export interface SignInFaceProps {
  /** The application's, before the label. */
  picture: ReactElement | undefined;
  icon: Drawing | undefined;
  /** What is going on, or what a press does instead. */
  words: string | undefined;
  /** Stands in a tile where there are no words. */
  note?: ReactElement | undefined;
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
      {/* oxlint-disable-next-line kit/text-alone -- `picture` is an element */}
      {icon ? <Icon drawing={icon} /> : picture}
      {/* The key: React cannot take the app's label out again once its text has moved, but it can take out the element. */}
      <Fragment key={words}>
        {/* A name may be long, and is cut off; the kit's own words wrap. */}
        <span {...part('label', words ? undefined : 'connect-truncate')}>{words || label}</span>
        {words && (
          <Hidden>
            <span>: </span>
            <span>{heard}</span>
          </Hidden>
        )}
      </Fragment>
      {addition && <Hidden>{`, ${addition}`}</Hidden>}
    </>
  );
}
