'use client';
import type { RequestStatus } from '@kit/protocol';
import { useCallback, useEffect, useInsertionEffect, useRef, useState } from 'react';
import { declinedReason } from '../client/requestCalls.ts';
import { createLead, reportOnce, type Lead } from './createLead.ts';

/** The user's answer to a request, in the shape of the AI SDK's `addToolApprovalResponse`. */
export interface RequestResponse {
  /** Id of the approval, or of the request if no approval waits for it. */
  id: string;
  /** Whether the account is connected. */
  approved: boolean;
  /** Why not, for the model. */
  reason?: string;
}

interface ResponseOptions {
  /** Names the answer that is still missing. */
  id: string | undefined;
  status: RequestStatus | undefined;
  onResponse: ((response: RequestResponse) => unknown) | undefined;
  /** Called when another tab knows more. */
  onNews: () => void;
}

/** Reports the answer to a request once, in one tab. Returns a function that makes it this tab. */
export function useResponse(options: ResponseOptions): () => void {
  const { id, status } = options;
  const latest = useRef(options);
  useInsertionEffect(() => {
    latest.current = options;
  });
  // Kept after the answer, so a tab that opens before the app has stored the answer does not repeat it.
  const [heldId, setHeldId] = useState(id);
  if (id !== undefined && id !== heldId) setHeldId(id);
  const [leads, setLeads] = useState(false);
  const lead = useRef<Lead>(undefined);
  const isReported = options.onResponse !== undefined;

  useEffect(() => {
    if (heldId === undefined || !isReported) return;
    let isCurrent = true;
    const created = createLead(heldId, {
      onChange: (next) => isCurrent && setLeads(next),
      onNews: () => latest.current.onNews(),
    });
    lead.current = created;
    return () => {
      isCurrent = false;
      lead.current = undefined;
      created.release();
      setLeads(false);
    };
  }, [heldId, isReported]);

  useEffect(() => {
    if (id === undefined || (status !== 'connected' && status !== 'declined')) return;
    if (!leads) return lead.current?.notify('ended'); // a hidden tab does not poll
    if (!reportOnce(id)) return;
    lead.current?.notify('answered');
    const approved = status === 'connected';
    latest.current.onResponse?.(approved ? { id, approved } : { id, approved, reason: declinedReason });
  }, [id, status, leads]);

  return useCallback(() => lead.current?.take(), []);
}
