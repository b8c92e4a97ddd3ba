'use client';
import type { Connection } from '@kit/protocol';
import type { ReactElement, ReactNode } from 'react';
import type { PartName } from '../elements/partNames.ts';
import { useParts } from '../elements/parts.tsx';
import { useStrings } from '../strings/useStrings.ts';
import { ConnectionStatusBadge, knownStatus } from './ConnectionStatusBadge.tsx';
import { useAccountText } from './names.ts';
import { RelativeTime } from './RelativeTime.tsx';

interface AccountNamesProps {
  connection: Connection;
  applicationName: string;
  /** The row is below a heading with the application's name. */
  isGrouped: boolean;
  /** What follows the times. */
  children?: ReactNode;
}

/**
 * The text of a row: application, user's label, site's name, status and time. Each name ends with a space, which separates it
 * from the next one if the page is copied or `unstyled`.
 */
export function AccountNames(props: AccountNamesProps): ReactElement {
  const { connection, applicationName, isGrouped, children } = props;
  const { part, isUnstyled } = useParts();
  const factClass = isUnstyled ? undefined : 'connect-fact';
  const {
    accountName,
    previousAccountName,
    label,
    status,
    connectedAt,
    lastUsedAt,
    lastUsedBy = '',
  } = connection;
  const strings = useStrings();
  const textOf = useAccountText();
  const isUnusual = status !== 'connected';
  const name = (slot: PartName, text: string | undefined) =>
    text && (
      <span {...part(slot, 'connect-wrap')} dir="auto" translate="no">
        {`${text} `}
      </span>
    );

  return (
    <div {...part('account', 'connect-account')}>
      <div {...part('title', 'connect-title')}>
        {isGrouped
          ? name(label ? 'account-label' : 'account-name', textOf(connection, applicationName))
          : name('application', applicationName)}
        <ConnectionStatusBadge status={status} hideReason={isUnusual} />
      </div>
      {isUnusual && (
        <div {...part('status-reason', 'connect-reason')}>{strings.status[knownStatus(status)].reason}</div>
      )}
      <div {...part('detail', 'connect-detail')}>
        {!isGrouped && label && <span className={factClass}>{name('account-label', label)}</span>}
        {(!isGrouped || label) && accountName && (
          <span className={factClass}>{name('account-name', accountName)}</span>
        )}
        {previousAccountName && (
          <span className={factClass}>
            {name('previous-account', strings.previousAccount(previousAccountName))}
          </span>
        )}
        <span className={factClass}>
          <RelativeTime at={connectedAt} ago={strings.connectedAgo} on={strings.connectedOn} />
        </span>
        {lastUsedAt && (
          <span className={factClass}>
            <RelativeTime
              name="last-used"
              at={lastUsedAt}
              ago={(ago) => strings.lastUsedAgo(ago, lastUsedBy)}
              on={(date) => strings.lastUsedOn(date, lastUsedBy)}
            />
          </span>
        )}
        {children && <span className={factClass}>{children}</span>}
      </div>
    </div>
  );
}
