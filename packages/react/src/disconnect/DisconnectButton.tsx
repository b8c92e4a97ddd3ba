'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react';
import { AccountLabel } from '../list/AccountLabel.tsx';
import { Disconnection } from './DisconnectDialog.tsx';
import type { DisconnectPart } from '../elements/partNames.ts';
import { Dressed, Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';

export interface DisconnectButtonProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'className'>, RootProps<'button', DisconnectPart> {
  connection: Connection;
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** Asks in a dialog, then deletes the sign-in. `event.preventDefault()` in `onClick` keeps it from asking. */
export const DisconnectButton = forwardRef<HTMLButtonElement, DisconnectButtonProps>(
  function DisconnectButton({ connection, onDisconnected, onClick, children, ...props }, ref) {
    const { parts, rest } = useRootParts(props);
    const strings = useStrings();
    const [isAsking, setAsking] = useState(false);

    return (
      <Dressed parts={parts}>
        <Root
          parts={parts}
          tag="button"
          name="disconnect"
          own="connect-button"
          attributes={{
            type: 'button',
            'data-variant': 'plain',
            'data-size': 'small',
            ...writtenIn(strings),
            ...rest,
            ref,
            onClick: (event) => {
              onClick?.(event);
              if (!event.defaultPrevented) setAsking(true);
            },
          }}
        >
          <AccountLabel connection={connection} shown={strings.disconnect} heard={strings.disconnectAccount}>
            {children}
          </AccountLabel>
        </Root>
        {isAsking && (
          <Disconnection
            connection={connection}
            onClose={() => setAsking(false)}
            onDisconnected={onDisconnected}
          />
        )}
        {/* React puts the dialog before this, and not before the app's own text, which may have moved. */}
        <span hidden />
      </Dressed>
    );
  },
);
