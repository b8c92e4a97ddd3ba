'use client';
import type { RequestStatus } from '@kit/protocol';
import { useCallback, useEffect, useInsertionEffect, useRef, useState } from 'react';
import { declinedReason } from '../client/requestCalls.ts';
import { answersFile } from './answersFile.ts';
import type { OpenAnswer, RequestResponse } from './openAnswers.ts';

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
  const [file, setFile] = useState(answersFile.loaded);
  const answer = useRef<OpenAnswer>(undefined);
  const hasActed = useRef(false);
  const isReported = heldId !== undefined && options.onResponse !== undefined;

  useEffect(() => {
    if (!file && isReported) answersFile.load().then(setFile, () => {});
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- repeats a load that failed
  }, [file, isReported, status]);

  useEffect(() => {
    if (!file || heldId === undefined || !isReported) return;
    const opened = file.openAnswer({
      id: heldId,
      thread: thread ?? heldId,
      onResponse: (response) => latest.current.onResponse?.(response),
      onNews: () => latest.current.onNews(),
    });
    answer.current = opened;
    if (hasActed.current) file.takeLead();
    return () => {
      answer.current = undefined;
      opened.close();
    };
  }, [file, heldId, isReported, thread]);

  useEffect(() => {
    answer.current?.give(responseOf({ id, status }));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what changes these opens a new answer
  }, [id, status, file, heldId, isReported, thread]);

  return useCallback(() => {
    hasActed.current = true;
    if (answer.current) answersFile.loaded?.takeLead();
  }, []);
}

function responseOf({ id, status }: Pick<ResponseOptions, 'id' | 'status'>): RequestResponse | undefined {
  if (id === undefined) return undefined;
  if (status === 'connected') return { id, approved: true };
  if (status === 'declined') return { id, approved: false, reason: declinedReason };
  return undefined;
}
