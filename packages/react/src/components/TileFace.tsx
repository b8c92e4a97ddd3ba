'use client';
import type { ReactElement } from 'react';
import { Hidden } from './Hidden.tsx';
import { Icon } from './Icon.tsx';
import type { SignInFaceProps } from './SignInFace.tsx';
import { useParts } from './useParts.tsx';

/** What is inside a tile of the picker: picture and label stay, and what is going on stands below them. */
export function TileFace(props: SignInFaceProps): ReactElement {
  const { picture, icon, words, note, label, addition } = props;
  const { part } = useParts();
  return (
    <>
      {/* oxlint-disable-next-line kit/text-alone -- `picture` is an element */}
      {picture}
      <span {...part('label', 'connect-truncate')} dir="auto">
        {label}
      </span>
      <span {...part('phase', 'connect-phase')}>
        {icon && <Icon drawing={icon} />}
        {/* oxlint-disable-next-line kit/text-alone -- `note` is an element */}
        {words ? <span>{words}</span> : note}
      </span>
      {addition && <Hidden>{`, ${addition}`}</Hidden>}
    </>
  );
}
