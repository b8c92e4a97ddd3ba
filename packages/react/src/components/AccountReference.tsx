'use client';
import type { Connection } from '@kit/protocol';
import { useContext, type ReactElement } from 'react';
import { accountText } from './accountText.ts';
import { Hidden } from './Hidden.tsx';
import { RowContext } from './RowContext.ts';
import { strings } from './strings.ts';
import { useApplication } from './useApplication.ts';

/** Says which account a button is about. A row knows its application's name, and a long list is spared asking thrice a row. */
export function AccountReference({ connection }: { connection: Connection }): ReactElement {
  const row = useContext(RowContext);
  if (!row) return <LookedUp connection={connection} />;
  return <Hidden> {strings.account(row.applicationName, accountText(connection))}</Hidden>;
}

function LookedUp({ connection }: { connection: Connection }): ReactElement {
  const { name } = useApplication(connection.application);
  return <Hidden> {strings.account(name, accountText(connection))}</Hidden>;
}
