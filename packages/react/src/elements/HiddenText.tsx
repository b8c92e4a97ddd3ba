'use client';
import type { ReactElement, ReactNode } from 'react';
import type { PartName } from './partNames.ts';

/** Text for screen readers only. Keeps its class if `unstyled`, because the text would be visible without it. */
export function HiddenText({ name, children }: { name?: PartName; children: ReactNode }): ReactElement {
  return (
    <span className="connect-hidden" data-part={name}>
      {children}
    </span>
  );
}

interface AccessibleLabelProps {
  /** Omit beside an icon. */
  visibleText?: string | undefined;
  fullText: string;
  /** Whether `visibleText` is a name, which is not translated. */
  isName?: boolean;
}

/**
 * A short visible label with a complete one for screen readers. The complete text is a separate sentence, because word order
 * differs between languages.
 */
export function AccessibleLabel({ visibleText, fullText, isName }: AccessibleLabelProps): ReactElement {
  return (
    <>
      {visibleText && (
        <span aria-hidden="true" translate={isName ? 'no' : undefined}>
          {visibleText}
        </span>
      )}
      <HiddenText>{fullText}</HiddenText>
    </>
  );
}
