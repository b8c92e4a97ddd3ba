'use client';
import type { Connection } from '@kit/protocol';
import { useRef, useState, type ReactElement } from 'react';
import { useFocusFallback } from '../elements/focus.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { openMemory } from './memory.ts';
import { SameAccountView } from './SameAccountView.tsx';
import { useRefresh } from './useRefresh.ts';

export interface SameAccountProps {
  /** The connection of the row. */
  connection: Connection;
  /** All connections of the account, in the order in which they were connected. */
  account: readonly Connection[];
  onDisconnected?: ((connection: Connection) => void) | undefined;
}

/** Asks whether an account that is connected more than once should be connected once. */
export function SameAccount(props: SameAccountProps): ReactElement | null {
  const { connection, account } = props;
  const { environment = window } = useConnect();
  const [isKept, setKept] = useState(() => openMemory(environment).isKept(connection.id));
  const refresh = useRefresh(props);
  const box = useRef<HTMLDivElement>(null);
  useFocusFallback(box); // here, because the view vanishes
  if (isKept) return null;

  const keep = () => {
    refresh.end();
    openMemory(environment).keep(account.map(({ id }) => id));
    setKept(true);
  };
  return (
    <SameAccountView connection={connection} account={account} refresh={refresh} box={box} onKeep={keep} />
  );
}
