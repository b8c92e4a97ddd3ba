import type { ComponentPropsWithoutRef } from 'react';
import { navigate } from './usePath.ts';

/** A link to another page of the playground, which is shown without loading it. */
export function PageLink({
  href,
  onFollow,
  children,
  ...rest
}: Omit<ComponentPropsWithoutRef<'a'>, 'onClick'> & { href: string; onFollow?: (() => void) | undefined }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return; // opens a tab or a window
        event.preventDefault();
        navigate(href);
        onFollow?.();
      }}
    >
      {children}
    </a>
  );
}
