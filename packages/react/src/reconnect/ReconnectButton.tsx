'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef } from 'react';
import { useApplicationPopup, type IdentityPopupOptions } from '../popup/useApplicationPopup.ts';
import { AccountLabel, accountText } from '../list/AccountLabel.tsx';
import { SignInButton, type SignInControlProps } from '../button/AttemptButton.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { useRootParts } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';

export interface ReconnectButtonProps
  extends SignInControlProps, Pick<IdentityPopupOptions, 'mode' | 'returnTo' | 'onOutcome'> {
  connection: Connection;
  onReconnected?: ((connection: Connection) => void) | undefined;
}

/** Signs in anew for a connection, whose id and name stay. */
export const ReconnectButton = forwardRef<HTMLElement | null, ReconnectButtonProps>(function ReconnectButton(
  { connection, mode, returnTo, onOutcome, onReconnected, variant, size, children, ...rest },
  ref,
) {
  const { part } = useRootParts(rest);
  const { id, application } = connection;
  const { name } = useApplication(application);
  const strings = useStrings();
  const popup = useApplicationPopup({
    application,
    connectionId: id,
    mode,
    returnTo,
    onOutcome,
    onConnected: onReconnected,
  });

  return (
    <div {...part('reconnect', 'connect-attempt')} {...writtenIn(strings)}>
      <SignInButton
        {...rest}
        ref={ref}
        type="button"
        popup={popup}
        applicationName={name}
        subject={strings.account(name, accountText(connection))}
        variant={variant ?? 'outline'}
        size={size ?? 'small'}
      >
        <AccountLabel connection={connection} shown={strings.reconnect} heard={strings.reconnectAccount}>
          {children}
        </AccountLabel>
      </SignInButton>
    </div>
  );
});
