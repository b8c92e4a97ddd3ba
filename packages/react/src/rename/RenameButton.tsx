'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useContext, type ComponentPropsWithoutRef } from 'react';
import { Icon, pencil } from '../elements/Icon.tsx';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { AccountLabel, RowContext } from '../list/AccountLabel.tsx';
import { langAttributes, useStrings } from '../strings/useStrings.ts';

export interface RenameButtonProps
  extends
    Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'className'>,
    RootProps<'button', 'rename' | 'icon'> {
  /** The account to rename. */
  connection: Connection;
}

/** Replaces the name in its `ConnectionRow` with a form. Elsewhere, render a `RenameForm` yourself in `onClick`. */
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
      baseClass="connect-button"
      attributes={{
        type: 'button',
        'data-variant': 'plain',
        'data-size': 'icon',
        ...langAttributes(strings),
        ...rest,
        ref,
        onClick: (event) => {
          event.currentTarget.focus(); // Safari does not focus a clicked button, and the form returns the focus to it
          onClick?.(event);
          if (!event.defaultPrevented) row?.rename();
        },
      }}
    >
      {/* Not the button's own tooltip: screen readers would read it after the name. */}
      <span title={strings.rename} aria-hidden="true">
        <Icon drawing={pencil} />
      </span>
      <AccountLabel connection={connection} fullText={strings.renameAccount} />
    </Root>
  );
});
