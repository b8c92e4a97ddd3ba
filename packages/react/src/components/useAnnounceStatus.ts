'use client';
import type { ConnectionStatus } from '@kit/protocol';
import { useContext, useEffect, useRef } from 'react';
import { AnnounceContext } from './AnnounceContext.ts';
import { useStrings } from './useStrings.ts';

/** Reads out when a connection begins to need attention, and when its check has ended well. */
export function useAnnounceStatus(status: ConnectionStatus, application: string): void {
  const strings = useStrings();
  const announce = useContext(AnnounceContext);
  const last = useRef(status);

  useEffect(() => {
    if (last.current === status) return;
    last.current = status;
    if (status === 'needs_attention') announce(strings.announceNeedsAttention(application));
    if (status === 'connected') announce(strings.announceConnected(application));
  }, [announce, strings, status, application]);
}
