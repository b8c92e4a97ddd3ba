'use client';
import { forwardRef, type HTMLAttributes, type MouseEvent } from 'react';

interface AttemptLinkProps extends HTMLAttributes<HTMLElement> {
  href: string;
  /** Called when the link is opened, with the primary or the middle button. */
  onFollow: (href: string) => void;
}

/**
 * A link in place of the button, if the kit cannot open a window for the user. Uses `noopener`: the relay page reports by
 * channel, and the engine polls the server.
 */
export const AttemptLink = forwardRef<HTMLAnchorElement, AttemptLinkProps>(function AttemptLink(
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
