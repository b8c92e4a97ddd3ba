'use client';
import type { SessionActivity } from '@kit/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useInsertionEffect, useRef, useState } from 'react';
import { actOnSession, type SessionAction } from '../client/sessionCalls.ts';
import type { ClientError } from '../client/result.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { ownerChanged, sessionsKey } from '../provider/queryClient.ts';
import { hasEnded, sessionQuery, viewQuery } from './sessionQuery.ts';
import { useFrame } from './useFrame.ts';

/** Which browser to show, and what to call. */
export interface LiveViewOptions {
  /** Id of the browser session: `session.id` on your server. */
  sessionId?: string | undefined;
  /** In place of `sessionId`, the `key` of `withSession`. Shows the newest browser of the key, waits for one, and follows to the next. */
  sessionKey?: string | undefined;
  /** Called when the user has taken over the browser in this view. */
  onTakeOver?: ((session: SessionActivity) => void) | undefined;
  /** Called when the user has handed the browser back, or has done what was asked for. */
  onHandBack?: ((session: SessionActivity) => void) | undefined;
  /** Called once when a browser that this view has shown ends. Its `endReason` says why. */
  onEnded?: ((session: SessionActivity) => void) | undefined;
}

/** What a live view shows. */
export type LiveStatus =
  /** The browser is read for the first time. */
  | 'loading'
  /** The key has no browser now. */
  | 'idle'
  /** The browser is being started. */
  | 'starting'
  /** The live view is being loaded. */
  | 'connecting'
  /** The user watches. */
  | 'live'
  /** The user is in control. */
  | 'taken'
  /** The live view did not load in time. */
  | 'unanswered'
  /** The content security policy of the page blocks it. */
  | 'refused'
  /** The server cannot read its address. */
  | 'unsupported'
  /** The browser has ended. */
  | 'ended'
  /** The time of the browser is over. */
  | 'expired'
  /** The browser, or its address, could not be read. */
  | 'failed';

/** A browser, its live view, and what the user can do with it. */
export interface LiveViewResult {
  status: LiveStatus;
  /** Undefined before it is known, and if there is none. */
  session: SessionActivity | undefined;
  /** Address of the live view, while it may be shown. */
  url: string | undefined;
  /** Changes when the live view is to be loaded again. */
  round: number;
  /** Whether an action of the user is in progress. */
  isBusy: boolean;
  /** Why the browser could not be read, or the last action failed. */
  problem: ClientError | undefined;
  act: (action: SessionAction) => Promise<void>;
  /** Reads the browser and loads its live view again. */
  retry: () => void;
  onLoad: () => void;
}

/** Follows a browser and its live view. */
export function useLiveView(options: LiveViewOptions): LiveViewResult {
  const { sessionId, sessionKey } = options;
  const context = useConnect();
  const { client, queryClient } = context;
  const target =
    sessionId !== undefined ? { id: sessionId } : sessionKey !== undefined ? { key: sessionKey } : undefined;
  const query = sessionQuery(context, target);
  const { data, error, isPending, refetch } = useQuery(query, queryClient);
  const session = data ?? undefined;
  const runningId = session?.status === 'running' ? session.id : undefined;
  const [round, setRound] = useState(0);
  const view = useQuery(viewQuery(context, runningId, round), queryClient);
  const url = runningId === undefined ? undefined : view.data;
  const frame = useFrame(url, round);
  const [takenId, setTakenId] = useState<string>();

  const latest = useRef(options);
  useInsertionEffect(() => {
    latest.current = options;
  });
  const shownId = useRef<string>(undefined);
  useEffect(() => {
    if (!session) return;
    if (!hasEnded(session)) shownId.current = session.id;
    else if (shownId.current === session.id) {
      shownId.current = undefined;
      latest.current.onEnded?.(session);
    }
  }, [session]);

  const action = useMutation(
    {
      mutationKey: [...context.queryKey, 'act'], // another owner starts without the last result
      mutationFn: async ({ id, name }: { id: string; name: SessionAction }) => {
        const result = await actOnSession(client, id, name);
        if (context.isDisposed) return ownerChanged;
        if (!result.ok) {
          void refetch(); // it may have ended
          return result;
        }
        // A read that is in progress may be older than the action.
        await queryClient.cancelQueries({ queryKey: query.queryKey });
        queryClient.setQueryData(query.queryKey, result.value);
        void queryClient.invalidateQueries({ queryKey: sessionsKey(context) });
        setTakenId(name === 'takeOver' ? id : undefined);
        if (name === 'takeOver') latest.current.onTakeOver?.(result.value);
        if (name === 'handBack') latest.current.onHandBack?.(result.value);
        return result;
      },
    },
    queryClient,
  );
  const actionError = action.data?.ok === false ? action.data.error : undefined;

  function statusOf(): LiveStatus {
    if (!session) return error ? 'failed' : isPending && target ? 'loading' : sessionId ? 'ended' : 'idle';
    if (hasEnded(session)) return session.endReason === 'expired' ? 'expired' : 'ended';
    if (session.status === 'starting') return 'starting';
    const code = view.error?.code;
    // It ended a moment ago. The next read returns its end.
    if (code && code !== 'session_ended') return code === 'live_view_unavailable' ? 'unsupported' : 'failed';
    return frame.status === 'live' && takenId === session.id ? 'taken' : frame.status;
  }
  const status = statusOf();

  return {
    status,
    session,
    url: status === 'refused' ? undefined : url,
    round,
    isBusy: action.isPending,
    problem: (session ? (view.error ?? actionError) : error) ?? undefined,
    async act(name) {
      if (session) await action.mutateAsync({ id: session.id, name });
    },
    retry() {
      void refetch();
      setRound(round + 1);
    },
    onLoad: frame.onLoad,
  };
}
