'use client';
import type { Connection } from '@kit/protocol';
import { useContext, useEffect, useRef } from 'react';
import { accountText } from './accountText.ts';
import { AnnounceContext } from './AnnounceContext.ts';
import { useStrings } from './useStrings.ts';

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
