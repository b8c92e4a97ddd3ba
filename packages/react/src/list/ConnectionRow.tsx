'use client';
import type { Connection } from '@kit/protocol';
import {
  forwardRef,
  memo,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import { AgentAccess } from '../access/AgentAccess.tsx';
import { ActivityButton } from '../activity/ActivityButton.tsx';
import { DisconnectButton } from '../disconnect/DisconnectButton.tsx';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import type { RowPart } from '../elements/partNames.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { OutcomeListener } from '../popup/useConnectPopup.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { ReconnectButton } from '../reconnect/ReconnectButton.tsx';
import { RenameButton } from '../rename/RenameButton.tsx';
import { langAttributes, useStrings } from '../strings/useStrings.ts';
import { RowContext } from './AccountLabel.tsx';
import { AccountNames } from './AccountNames.tsx';
import { NamesContext, useAccountText } from './names.ts';
import { SameAccountNotice } from './SameAccountNotice.tsx';
import { RowMenu } from './RowMenu.tsx';
import { useForms } from './useForms.tsx';

export interface ConnectionRowProps
  extends Omit<ComponentPropsWithoutRef<'li'>, 'children' | 'className'>, RootProps<'li', RowPart> {
  /** The account to show, from `useConnections`. */
  connection: Connection;
  /** Shows only the account's name, for a row below a heading with the application's name. @default false */
  isGrouped?: boolean | undefined;
  /** Shows when agents may use the account, with a control to change it. @default false */
  showAgentAccess?: boolean | undefined;
  /** The buttons of the row. @default `ReconnectButton` if needed, `RenameButton`, `DisconnectButton` */
  actions?: ReactNode;
  /** Whether the row has a button that shows who used the account recently, and stops a browser that runs. @default false */
  showActivity?: boolean | undefined;
  /** Called after an account is disconnected, with its last data. */
  onDisconnected?: ((connection: Connection) => void) | undefined;
  /** Called after a reconnect, with the renewed connection. */
  onReconnected?: ((connection: Connection) => void) | undefined;
  /** Called after a rename, with the new label. */
  onRenamed?: ((connection: Connection) => void) | undefined;
}

/** Shows one connected account with its status and actions. Renders an `li`, so put it in a `ul`. */
export const ConnectionRow = memo(
  forwardRef<HTMLLIElement, ConnectionRowProps>(function ConnectionRow(
    {
      connection,
      isGrouped = false,
      actions,
      showActivity,
      showAgentAccess,
      onDisconnected,
      onReconnected,
      onRenamed,
      ...props
    },
    ref,
  ) {
    const { parts, part, rest, isUnstyled } = useRootParts(props);
    const strings = useStrings();
    const { name, iconUrl } = useApplication(connection.application);
    const fullName = strings.account(name, useAccountText()(connection));
    useAnnounceStatus(connection, name, fullName);
    const [isOpen, setOpen] = useState(false);
    const account = useContext(NamesContext).accounts.get(connection.id);
    const { forms, problem, load } = useForms('rename-message');
    const form = isOpen ? forms : null;
    const hasMenu = actions === undefined && !isUnstyled;
    const activityId = useId();
    const [isActivityOpen, setActivityOpen] = useState(false);
    const activity = isActivityOpen ? forms : null;
    const row = useMemo(
      () => ({
        applicationName: name,
        rename() {
          setOpen(true);
          load();
        },
      }),
      [name, load],
    );

    return (
      <Root
        parts={parts}
        tag="li"
        name="row"
        baseClass="connect-row"
        attributes={{
          tabIndex: -1,
          'aria-label': fullName,
          ...langAttributes(strings),
          ...rest,
          ref,
          'data-state': connection.status,
          'data-grouped': isGrouped || undefined,
          'data-menu': hasMenu || undefined,
        }}
      >
        {!isGrouped && <ApplicationAvatar name={name} iconUrl={iconUrl} />}
        {form ? (
          <form.RenameFields connection={connection} onClose={() => setOpen(false)} onRenamed={onRenamed} />
        ) : (
          <AccountNames connection={connection} applicationName={name} isGrouped={isGrouped}>
            {showActivity && (
              <ActivityButton
                connection={connection}
                opens={activity && activityId}
                isOpen={isActivityOpen}
                onPress={() => {
                  setActivityOpen(!isActivityOpen);
                  load();
                }}
              />
            )}
          </AccountNames>
        )}
        {/* oxlint-disable-next-line kit/text-alone -- `problem` is an element */}
        {problem}
        {/* Hidden, not removed, while renaming: an attempt may be in progress in it. */}
        <RowContext.Provider value={row}>
          <div {...part('actions', 'connect-actions')} hidden={Boolean(form)}>
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
                {hasMenu && <RowMenu connection={connection} onDisconnected={onDisconnected} />}
              </>
            )}
          </div>
          {account && (
            <SameAccountNotice connection={connection} account={account} onDisconnected={onDisconnected} />
          )}
        </RowContext.Provider>
        {showAgentAccess && <AgentAccess connection={connection} />}
        {showActivity && activity && <activity.ConnectionActivity id={activityId} connection={connection} />}
      </Root>
    );
  }),
);

/** Announces that a connection needs attention, passed its check, or belongs to another account after a reconnect. */
function useAnnounceStatus(connection: Connection, application: string, fullName: string): void {
  const { status, accountName, previousAccountName } = connection;
  const strings = useStrings();
  const announce = useAnnounce();
  const last = useRef({ status, previousAccountName });

  useEffect(() => {
    const before = last.current;
    last.current = { status, previousAccountName };
    if (status !== before.status) {
      if (status === 'needs_attention') announce(strings.announceNeedsAttention(fullName));
      if (status === 'connected') announce(strings.announceConnected(application));
    }
    if (previousAccountName && previousAccountName !== before.previousAccountName)
      announce(strings.announceOtherAccount(accountName, previousAccountName));
  }, [announce, strings, status, application, fullName, accountName, previousAccountName]);
}
