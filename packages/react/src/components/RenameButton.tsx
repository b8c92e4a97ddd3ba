'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useContext, type ComponentPropsWithoutRef } from 'react';
import { AccountReference } from './AccountReference.tsx';
import { Hidden } from './Hidden.tsx';
import { Icon } from './Icon.tsx';
import { RowContext } from './RowContext.ts';
import { strings } from './strings.ts';
import { Root, useParts, type RootProps } from './useParts.tsx';

export interface RenameButtonProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'className'>,
    RootProps<'button', 'rename' | 'icon'> {
  connection: Connection;
}

/** In a `ConnectionRow`, turns the account's name into a field. Elsewhere show a `RenameForm` in `onClick`. */
export const RenameButton = forwardRef<HTMLButtonElement, RenameButtonProps>(function RenameButton(
  { connection, className, classNames, unstyled, render, onClick, ...rest },
  ref,
) {
  const parts = useParts<'button'>({ className, classNames, unstyled, render });
  const row = useContext(RowContext);

  return (
    <Root
      parts={parts}
      tag="button"
      name="rename"
      own="kit-button"
      attributes={{
        type: 'button',
        title: strings.rename,
        'data-variant': 'plain',
        'data-size': 'icon',
        ...rest,
        ref,
        onClick: (event) => {
          onClick?.(event);
          if (!event.defaultPrevented) row?.rename(event.currentTarget);
        },
      }}
    >
      <Icon name="pencil" />
      <Hidden>{strings.rename}</Hidden>
      <AccountReference connection={connection} />
    </Root>
  );
});
