'use client';
import type { Connection } from '@kit/protocol';
import {
  forwardRef,
  memo,
  useMemo,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
} from 'react';
import { AccountNames } from './AccountNames.tsx';
import { accountText, RowContext } from './AccountLabel.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { DisconnectButton } from '../disconnect/DisconnectButton.tsx';
import { OutcomeListener } from '../popup/useApplicationPopup.ts';
import type { RowPart } from '../elements/partNames.ts';
import { ReconnectButton } from '../reconnect/ReconnectButton.tsx';
import { RenameButton } from '../rename/RenameButton.tsx';
import { RenameForm } from '../rename/RenameForm.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';
import { AnnounceContext } from '../provider/LiveRegion.tsx';

export interface ConnectionRowProps
  extends Omit<ComponentPropsWithoutRef<'li'>, 'children' | 'className'>, RootProps<'li', RowPart> {
  connection: Connection;
  /** Stands under a heading with the application's picture and name, so that it shows the account's name alone. */
  isGrouped?: boolean | undefined;
  /** What can be done. @default `ReconnectButton` where it is needed, `RenameButton`, `DisconnectButton` */
  actions?: ReactNode;
  onDisconnected?: ((connection: Connection) => void) | undefined;
  onReconnected?: ((connection: Connection) => void) | undefined;
  onRenamed?: ((connection: Connection) => void) | undefined;
}

/** One connected account: what it is, what it is worth, and what can be done about it. Stands in a `ul`. */
export const ConnectionRow = memo(
  forwardRef<HTMLLIElement, ConnectionRowProps>(function ConnectionRow(
    { connection, isGrouped = false, actions, onDisconnected, onReconnected, onRenamed, ...props },
    ref,
  ) {
    const { parts, part, rest } = useRootParts(props);
    const strings = useStrings();
    const { name, iconUrl } = useApplication(connection.application);
    useAnnounceStatus(connection, name);
    const [isRenaming, setRenaming] = useState(false);
    const row = useMemo(() => ({ applicationName: name, rename: () => setRenaming(true) }), [name]);

    return (
      <Root
        parts={parts}
        tag="li"
        name="row"
        own="connect-row"
        attributes={{
          tabIndex: -1,
          'aria-label': strings.account(name, accountText(connection)),
          ...writtenIn(strings),
          ...rest,
          ref,
          'data-state': connection.status,
          'data-grouped': isGrouped || undefined,
        }}
      >
        {!isGrouped && <ApplicationAvatar name={name} iconUrl={iconUrl} />}
        {isRenaming ? (
          <RenameForm connection={connection} onClose={() => setRenaming(false)} onRenamed={onRenamed} />
        ) : (
          <AccountNames connection={connection} applicationName={name} isGrouped={isGrouped} />
        )}
        {/* Kept while renaming: a sign-in may be under way in it. */}
        <RowContext.Provider value={row}>
          <div {...part('actions', 'connect-actions')} hidden={isRenaming}>
            {actions ?? (
              <>
                <OutcomeListener
                  application={connection.application}
                  connectionId={connection.id}
                  onConnected={onReconnected}
                />
                {connection.status === 'needs_attention' && <ReconnectButton connection={connection} />}
                <RenameButton connection={connection} />
                <DisconnectButton connection={connection} onDisconnected={onDisconnected} />
              </>
            )}
          </div>
        </RowContext.Provider>
      </Root>
    );
  }),
);

/** Reads out when a connection begins to need attention, when its check has ended well, and when it is another account's. */
export function useAnnounceStatus(connection: Connection, application: string): void {
  const { status } = connection;
  const account = accountText(connection);
  const strings = useStrings();
  const announce = useContext(AnnounceContext);
  const last = useRef(status);

  useEffect(() => {
    if (last.current === status) return;
    last.current = status;
    if (status === 'needs_attention')
      announce(strings.announceNeedsAttention(strings.account(application, account)));
    if (status === 'connected') announce(strings.announceConnected(application));
  }, [announce, strings, status, application, account]);

  const { accountName, previousAccountName } = connection;
  const lastPrevious = useRef(previousAccountName);
  useEffect(() => {
    if (lastPrevious.current === previousAccountName) return;
    lastPrevious.current = previousAccountName;
    if (previousAccountName) announce(strings.announceOtherAccount(accountName, previousAccountName));
  }, [announce, strings, accountName, previousAccountName]);
}
