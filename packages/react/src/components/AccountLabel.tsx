'use client';
import type { Connection } from '@kit/protocol';
import { useContext, type ReactElement, type ReactNode } from 'react';
import { accountText } from './accountText.ts';
import { FullLabel } from './FullLabel.tsx';
import { Hidden } from './Hidden.tsx';
import { RowContext } from './RowContext.ts';
import { useApplication } from './useApplication.ts';
import { useStrings } from './useStrings.ts';

interface AccountLabelProps {
  connection: Connection;
  /** Nothing beside an icon. */
  shown?: string | undefined;
  /** The whole label, of the account's name. */
  heard: (account: string) => string;
  /** The app's own label, in place of both. */
  children?: ReactNode;
}

/** The label of a button about one account. A row knows its application's name, and a long list is spared asking thrice a row. */
export function AccountLabel(props: AccountLabelProps): ReactElement {
  const row = useContext(RowContext);
  return row ? <Label {...props} applicationName={row.applicationName} /> : <LookedUp {...props} />;
}

function LookedUp(props: AccountLabelProps): ReactElement {
  const { name } = useApplication(props.connection.application);
  return <Label {...props} applicationName={name} />;
}

function Label(props: AccountLabelProps & { applicationName: string }): ReactElement {
  const { applicationName, connection, shown, heard, children } = props;
  const account = useStrings().account(applicationName, accountText(connection));
  if (children === undefined || children === null) return <FullLabel shown={shown} heard={heard(account)} />;
  return (
    <>
      <span>{children}</span>
      <Hidden>{` ${account}`}</Hidden>
    </>
  );
}
