'use client';
import type { SessionActivity } from '@kit/protocol';
import { notifyManager, useMutation } from '@tanstack/react-query';
import type { ClientError, Result } from '../client/result.ts';
import { actOnSession } from '../client/sessionCalls.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { ownerChanged, sessionsKey } from '../provider/queryClient.ts';
import { activitiesKey } from './useActivity.ts';

/** A function that stops a browser, and the state of its last call. */
export interface UseStopSessionResult {
  /**
   * Ends a browser session. Never rejects. The status of the result is `ending` if Anchor has not confirmed the end; the server tries
   * again. The value is null if the session is gone.
   */
  stop: (sessionId: string) => Promise<Result<SessionActivity | null>>;
  /** Id of the session that is being stopped. */
  stoppingId: string | undefined;
  /** Why the last call failed. */
  error: ClientError | undefined;
  /** Clears the result of the last call. */
  reset: () => void;
}

/** Returns a function that stops a browser, and shows that in every `useActivity`. */
export function useStopSession(): UseStopSessionResult {
  const context = useConnect();
  const { client, queryClient } = context;
  const { mutateAsync, isPending, variables, data, reset } = useMutation(
    {
      mutationKey: [...context.queryKey, 'stop'], // another owner starts without the last result
      mutationFn: async (sessionId: string): Promise<Result<SessionActivity | null>> => {
        const result = await actOnSession(client, sessionId, 'stop');
        if (context.isDisposed) return ownerChanged;
        const queryKey = sessionsKey(context);
        const isGone = !result.ok && result.error.code === 'not_found';
        if (result.ok) {
          // A read that is in progress may be older than the stop.
          await queryClient.cancelQueries({ queryKey });
          queryClient.setQueriesData<SessionActivity[]>({ queryKey: activitiesKey(context) }, (rows) =>
            rows?.map((row) => (row.id === sessionId ? result.value : row)),
          );
        }
        void queryClient.invalidateQueries({ queryKey });
        await new Promise<void>((resolve) => notifyManager.schedule(resolve)); // the lists have rerendered
        return isGone ? { ok: true, value: null } : result;
      },
    },
    queryClient,
  );
  return {
    stop: mutateAsync,
    stoppingId: isPending ? variables : undefined,
    error: data?.ok === false ? data.error : undefined,
    reset,
  };
}
