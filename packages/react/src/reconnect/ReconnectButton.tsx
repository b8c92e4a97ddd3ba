'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef } from 'react';
import { AttemptButton, type AttemptControlProps } from '../button/AttemptButton.tsx';
import { useRootParts } from '../elements/parts.tsx';
import { AccountLabel } from '../list/AccountLabel.tsx';
import { useAccountText } from '../list/names.ts';
import { useApplication } from '../picker/useApplications.ts';
import { useAttempt, type UseConnectPopupOptions } from '../popup/useConnectPopup.ts';
import { langAttributes, useStrings } from '../strings/useStrings.ts';

export interface ReconnectButtonProps
  extends AttemptControlProps, Pick<UseConnectPopupOptions, 'mode' | 'returnTo' | 'onOutcome'> {
  /** The account to sign in to again. */
  connection: Connection;
  /** Called after a reconnect, with the renewed connection. */
  onReconnected?: ((connection: Connection) => void) | undefined;
}

/** Signs in again for a connection. The connection keeps its id and label. */
export const ReconnectButton = forwardRef<HTMLElement | null, ReconnectButtonProps>(function ReconnectButton(
  { connection, mode, returnTo, onOutcome, onReconnected, variant, size, children, ...rest },
  ref,
) {
  const { part } = useRootParts(rest);
  const { id, application } = connection;
  const { name } = useApplication(application);
  const strings = useStrings();
  const textOf = useAccountText();
  const popup = useAttempt({
    application,
    connectionId: id,
    mode,
    returnTo,
    onOutcome,
    onConnected: onReconnected,
  });

  return (
    <div {...part('reconnect', 'connect-attempt')} {...langAttributes(strings)}>
      <AttemptButton
        {...rest}
        ref={ref}
        type="button"
        popup={popup}
        applicationName={name}
        subject={strings.account(name, textOf(connection))}
        variant={variant ?? 'solid'}
        size={size ?? 'small'}
      >
        <AccountLabel
          connection={connection}
          visibleText={strings.reconnect}
          fullText={strings.reconnectAccount}
        >
          {children}
        </AccountLabel>
      </AttemptButton>
    </div>
  );
});
