'use client';
import { forwardRef, type HTMLAttributes } from 'react';
import { Hidden } from './Hidden.tsx';
import { Icon } from './Icon.tsx';
import { useParts } from './useParts.tsx';
import { useStrings } from './useStrings.ts';

interface SignInLinkProps extends HTMLAttributes<HTMLElement> {
  label: string;
  href: string;
}

/**
 * The way on where no window can be opened for the user: a link that a click can open. Stands in the button's place.
 * `noopener`: the page at its end has no use for this window. The relay page reports by channel, and the server is asked.
 */
export const SignInLink = forwardRef<HTMLAnchorElement, SignInLinkProps>(function SignInLink(
  { label, children, ...rest },
  ref,
) {
  const { part } = useParts();
  const strings = useStrings();
  return (
    <a {...rest} ref={ref} target="_blank" rel="noopener">
      <span {...part('label')}>{label}</span>
      <Hidden>
        {': '}
        {children}, {strings.opensInNewTab}
      </Hidden>
      <Icon name="external" />
    </a>
  );
});
