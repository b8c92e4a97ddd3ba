'use client';
import type { Connection } from '@kit/protocol';
import { forwardRef, memo, useMemo, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { AccountNames } from './AccountNames.tsx';
import { accountText } from './accountText.ts';
import { ApplicationAvatar } from './ApplicationAvatar.tsx';
import { DisconnectButton } from './DisconnectButton.tsx';
import { OutcomeListener } from './OutcomeListener.tsx';
import type { RowPart } from './partNames.ts';
import { ReconnectButton } from './ReconnectButton.tsx';
import { RenameButton } from './RenameButton.tsx';
import { RowContext } from './RowContext.ts';
import { RenameForm } from './RenameForm.tsx';
import { useAnnounceStatus } from './useAnnounceStatus.ts';
import { useApplication } from './useApplication.ts';
import { Root, useRootParts, type RootProps } from './useParts.tsx';
import { useStrings } from './useStrings.ts';
import { writtenIn } from './writtenIn.ts';

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
