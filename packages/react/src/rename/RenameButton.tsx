'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useContext, type ComponentPropsWithoutRef } from 'react';
import { AccountLabel, RowContext } from '../list/AccountLabel.tsx';
import { Icon, pencil } from '../elements/Icon.tsx';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';

export interface RenameButtonProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'className'>,
    RootProps<'button', 'rename' | 'icon'> {
  connection: Connection;
}

/** In a `ConnectionRow`, turns the account's name into a field. Elsewhere show a `RenameForm` beside it in `onClick`. */
export const RenameButton = forwardRef<HTMLButtonElement, RenameButtonProps>(function RenameButton(
  { connection, onClick, ...props },
  ref,
) {
  const { parts, rest } = useRootParts(props);
  const strings = useStrings();
  const row = useContext(RowContext);

  return (
    <Root
      parts={parts}
      tag="button"
      name="rename"
      own="connect-button"
      attributes={{
        type: 'button',
        'data-variant': 'plain',
        'data-size': 'icon',
        ...writtenIn(strings),
        ...rest,
        ref,
        onClick: (event) => {
          event.currentTarget.focus(); // Safari gives none to a button that is clicked, and the form gives it back
          onClick?.(event);
          if (!event.defaultPrevented) row?.rename();
        },
      }}
    >
      {/* Not the button's own, which would be heard after its name. */}
      <span title={strings.rename} aria-hidden="true">
        <Icon drawing={pencil} />
      </span>
      <AccountLabel connection={connection} heard={strings.renameAccount} />
    </Root>
  );
});
