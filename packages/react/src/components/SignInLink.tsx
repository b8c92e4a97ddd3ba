'use client';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';

interface SignInLinkProps extends ComponentPropsWithoutRef<'a'> {
  label: string;
}

/** The way on where no window can be opened for the user: a link that a click can open. Stands in the button's place. */
export function SignInLink({ label, children, ...rest }: SignInLinkProps): ReactElement {
  return (
    <a {...rest} target="_blank">
      <span className="kit-truncate" data-part="label">
        {label}
      </span>
      <span className="kit-hidden">
        {' '}
        {children}, {strings.opensInNewTab}
      </span>
      <Icon name="external" />
    </a>
  );
}
