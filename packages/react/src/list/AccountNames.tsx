'use client';
import type { Connection } from '@kit/protocol';
import type { ReactElement } from 'react';
import { accountText } from './AccountLabel.tsx';
import { ConnectedTime } from './ConnectedTime.tsx';
import { ConnectionStatus } from './ConnectionStatus.tsx';
import type { PartName } from '../elements/partNames.ts';
import { useParts } from '../elements/parts.tsx';
import { useStrings } from '../strings/useStrings.ts';

interface AccountNamesProps {
  connection: Connection;
  applicationName: string;
  /** The application is named above. */
  isGrouped: boolean;
}

/**
 * The lines of a row: what the account is called, by the user and by the site, and since when it is there. The space at
 * the end of a name separates it from the next where the page is `unstyled` or copied.
 */
export function AccountNames({ connection, applicationName, isGrouped }: AccountNamesProps): ReactElement {
  const { part, isUnstyled } = useParts();
  const fact = isUnstyled ? undefined : 'connect-fact';
  const { accountName, previousAccountName, label, status, connectedAt } = connection;
  const strings = useStrings();
  const name = (slot: PartName, text: string | undefined) =>
    text && (
      <span {...part(slot, 'connect-truncate')} title={text} dir="auto" translate="no">
        {`${text} `}
      </span>
    );

  return (
    <div {...part('account', 'connect-account')}>
      <div {...part('title', 'connect-title')}>
        {isGrouped
          ? name(label ? 'account-label' : 'account-name', accountText(connection) || applicationName)
          : name('application', applicationName)}
        <ConnectionStatus status={status} />
      </div>
      <div {...part('detail', 'connect-detail')}>
        {!isGrouped && label && <span className={fact}>{name('account-label', label)}</span>}
        {(!isGrouped || label) && accountName && (
          <span className={fact}>{name('account-name', accountName)}</span>
        )}
        {previousAccountName && (
          <span className={fact}>
            {name('previous-account', strings.previousAccount(previousAccountName))}
          </span>
        )}
        <span className={fact}>
          <ConnectedTime at={connectedAt} />
        </span>
      </div>
    </div>
  );
}
