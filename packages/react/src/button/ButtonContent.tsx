'use client';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { HiddenText } from '../elements/HiddenText.tsx';
import { Icon, type IconDrawing } from '../elements/Icon.tsx';
import { useParts } from '../elements/parts.tsx';
import { useButtonStrings } from '../strings/useStrings.ts';
import { phaseLabels } from './phase.ts';

export interface ButtonContentProps {
  /** Shown before the label. */
  image: ReactElement | undefined;
  icon: IconDrawing | undefined;
  /** The current phase, or what a press does. Replaces the label. */
  text: string | undefined;
  /** A tile shows it if there is no `text`. */
  note?: ReactElement | undefined;
  /** Shown while idle. */
  label: ReactNode;
  /** For screen readers: what `text` is about. */
  subject: ReactNode;
  /** For screen readers: read after `text`. */
  suffix: string | undefined;
}

/** The content of a connect or reconnect button: image and label, or icon and text. It is as wide in every phase. */
export function ButtonContent(props: ButtonContentProps): ReactElement {
  const { image, icon, text, label, subject, suffix } = props;
  const { part, isUnstyled } = useParts();
  const labels = phaseLabels(useButtonStrings());
  return (
    <>
      {!isUnstyled && (
        <span className="connect-widest" data-labels={labels} aria-hidden="true">
          {text && (
            <span className="connect-content">
              {/* oxlint-disable-next-line kit/text-alone -- `image` is an element */}
              {image}
              <span>{label}</span>
            </span>
          )}
        </span>
      )}
      <span className={isUnstyled ? undefined : 'connect-content'}>
        {/* oxlint-disable-next-line kit/text-alone -- `image` is an element */}
        {icon ? <Icon drawing={icon} /> : image}
        {/* The key makes React remove the element. It cannot remove the app's text after a translator has moved it. */}
        <Fragment key={text}>
          <span {...part('label', 'connect-wrap')} aria-hidden={text ? true : undefined}>
            {text || label}
          </span>
          {/* In one piece, because screen readers put a space before hidden text. */}
          {text && (
            <HiddenText>
              <span>{`${text}: `}</span>
              <span>{subject}</span>
              {suffix && <span>{`, ${suffix}`}</span>}
            </HiddenText>
          )}
        </Fragment>
      </span>
    </>
  );
}
