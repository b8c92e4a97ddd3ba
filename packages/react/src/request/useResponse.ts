'use client';
import type { RequestStatus } from '@kit/protocol';
import { useCallback, useEffect, useInsertionEffect, useRef, useState } from 'react';
import { declinedReason } from '../client/requestCalls.ts';
import { openAnswer, takeLead, type OpenAnswer, type RequestResponse } from './openAnswers.ts';

interface ResponseOptions {
  /** Names the answer that is still missing. */
  id: string | undefined;
  /** The conversation. An answer without one is reported on its own. */
  thread: string | undefined;
  status: RequestStatus | undefined;
  onResponse: ((response: RequestResponse) => unknown) | undefined;
  /** Called when another tab knows more. */
  onNews: () => void;
}

/** Reports the answer to a request once, in one tab. Returns a function that makes it this tab. */
export function useResponse(options: ResponseOptions): () => void {
  const { id, thread, status } = options;
  const latest = useRef(options);
  useInsertionEffect(() => {
    latest.current = options;
  });
  // Kept after the answer, so a tab that opens before the app has stored the answer does not repeat it.
  const [heldId, setHeldId] = useState(id);
  if (id !== undefined && id !== heldId) setHeldId(id);
  const answer = useRef<OpenAnswer>(undefined);
  const isReported = options.onResponse !== undefined;

  useEffect(() => {
    if (heldId === undefined || !isReported) return;
    const opened = openAnswer({
      id: heldId,
      thread: thread ?? heldId,
      onResponse: (response) => latest.current.onResponse?.(response),
      onNews: () => latest.current.onNews(),
    });
    answer.current = opened;
    opened.give(responseOf(latest.current));
    return () => {
      answer.current = undefined;
      opened.close();
    };
  }, [heldId, isReported, thread]);

  useEffect(() => {
    answer.current?.give(responseOf({ id, status }));
  }, [id, status]);

  return useCallback(() => answer.current && takeLead(), []);
}

function responseOf({ id, status }: Pick<ResponseOptions, 'id' | 'status'>): RequestResponse | undefined {
  if (id === undefined) return undefined;
  if (status === 'connected') return { id, approved: true };
  if (status === 'declined') return { id, approved: false, reason: declinedReason };
  return undefined;
}
