'use client';
import type { Connection } from '@kit/protocol';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { AccessibleLabel, HiddenText } from '../elements/HiddenText.tsx';
import { useApplication } from '../picker/useApplications.ts';
import { useStrings } from '../strings/useStrings.ts';
import { useAccountText } from './names.ts';

interface RowContextValue {
  applicationName: string;
  /** Replaces the row's name with a form. */
  rename: () => void;
}

/** What a row provides to the buttons inside it. */
export const RowContext = createContext<RowContextValue | undefined>(undefined);

interface AccountLabelProps {
  connection: Connection;
  /** Omit beside an icon. */
  visibleText?: string | undefined;
  fullText: (account: string) => string;
  /** The app's own label, which replaces both texts. */
  children?: ReactNode;
}

/** The label of an action button, which names the account for screen readers. */
export function AccountLabel(props: AccountLabelProps): ReactElement {
  const row = useContext(RowContext);
  // A row already knows the name. Looking it up again for every button is slow in a long list.
  return row ? <Label {...props} applicationName={row.applicationName} /> : <LabelWithLookup {...props} />;
}

function LabelWithLookup(props: AccountLabelProps): ReactElement {
  const { name } = useApplication(props.connection.application);
  return <Label {...props} applicationName={name} />;
}

function Label(props: AccountLabelProps & { applicationName: string }): ReactElement {
  const { applicationName, connection, visibleText, fullText, children } = props;
  const textOf = useAccountText();
  const account = useStrings().account(applicationName, textOf(connection));
  if (children === undefined || children === null)
    return <AccessibleLabel visibleText={visibleText} fullText={fullText(account)} />;
  return (
    <>
      <span>{children}</span>
      <HiddenText>{` ${account}`}</HiddenText>
    </>
  );
}
