'use client';
import type { Connection } from '@kit/protocol';
import { useContext, type ReactElement, type ReactNode, createContext } from 'react';
import { FullLabel, Hidden } from '../elements/HiddenText.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { useStrings } from '../strings/useStrings.ts';
import type { Strings } from '../locales/en.ts';

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

/** What a row tells the buttons in it. */
export interface RowContextValue {
  applicationName: string;
  /** Turns the row's name into a field. */
  rename: () => void;
}

export const RowContext = createContext<RowContextValue | undefined>(undefined);

type Named = Pick<Connection, 'accountName' | 'label'>;

/** What a person calls the account: the name they gave it, or the site's; may be empty. */
export const accountText = ({ accountName, label }: Named): string => label ?? accountName;

/** Both names, where there are two. */
export const fullAccountText = (strings: Strings, { accountName, label }: Named): string =>
  label && accountName ? strings.labelled(label, accountName) : (label ?? accountName);
