'use client';
import type { Connection } from '@kit/protocol';
import { useContext, useEffect, useRef } from 'react';
import { accountText } from './accountText.ts';
import { AnnounceContext } from './AnnounceContext.ts';
import { useStrings } from './useStrings.ts';

/** Reads out when a connection begins to need attention, and when its check has ended well. */
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
}
