'use client';
import { forwardRef, type HTMLAttributes, type MouseEvent } from 'react';

interface SignInLinkProps extends HTMLAttributes<HTMLElement> {
  href: string;
  /** The link was opened, with whichever button. */
  onFollow: (href: string) => void;
}

/**
 * The way on where no window can be opened for the user: a link that a click can open. Stands in the button's place.
 * `noopener`: the page at its end has no use for this window. The relay page reports by channel, and the server is asked.
 */
export const SignInLink = forwardRef<HTMLAnchorElement, SignInLinkProps>(function SignInLink(
  { href, onFollow, onClick, onAuxClick, children, ...rest },
  ref,
) {
  const follow = (event: MouseEvent) => {
    if (event.button < 2 && !event.defaultPrevented) onFollow(href);
  };
  return (
    <a
      {...rest}
      ref={ref}
      href={href}
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        onClick?.(event);
        follow(event);
      }}
      onAuxClick={(event) => {
        onAuxClick?.(event);
        follow(event);
      }}
    >
      {children}
    </a>
  );
});
