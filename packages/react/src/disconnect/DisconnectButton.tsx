'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react';
import type { DisconnectPart } from '../elements/controlPartNames.ts';
import { PartsProvider, Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { AccountLabel } from '../list/AccountLabel.tsx';
import { useForms } from '../list/useForms.tsx';
import { langAttributes, useStrings } from '../strings/useStrings.ts';

export interface DisconnectButtonProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'className'>, RootProps<'button', DisconnectPart> {
  /** The account to disconnect. */
  connection: Connection;
  /** Called after an account is disconnected, with its last data. */
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** Opens a dialog, then disconnects the account. Call `event.preventDefault()` in `onClick` to skip the dialog. */
export const DisconnectButton = forwardRef<HTMLButtonElement, DisconnectButtonProps>(
  function DisconnectButton({ connection, onDisconnected, onClick, children, ...props }, ref) {
    const { parts, rest } = useRootParts(props);
    const strings = useStrings();
    const [isOpen, setOpen] = useState(false);
    const { forms, problem, load } = useForms('dialog-message');

    return (
      <PartsProvider parts={parts}>
        <Root
          parts={parts}
          tag="button"
          name="disconnect"
          baseClass="connect-button"
          attributes={{
            type: 'button',
            'data-variant': 'plain',
            'data-size': 'small',
            ...langAttributes(strings),
            ...rest,
            ref,
            onClick: (event) => {
              onClick?.(event);
              if (event.defaultPrevented) return;
              setOpen(true);
              load();
            },
          }}
        >
          <AccountLabel
            connection={connection}
            visibleText={strings.disconnect}
            fullText={strings.disconnectAccount}
          >
            {children}
          </AccountLabel>
        </Root>
        {/* oxlint-disable-next-line kit/text-alone -- `problem` is an element */}
        {problem}
        {isOpen && forms && (
          <forms.ConfirmDisconnect
            connection={connection}
            onClose={() => setOpen(false)}
            onDisconnected={onDisconnected}
          />
        )}
        {/* React inserts the dialog before this element. Text of the app that follows may have been moved by a translator. */}
        <span hidden />
      </PartsProvider>
    );
  },
);
