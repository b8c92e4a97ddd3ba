'use client';
import { notifyManager, useMutation } from '@tanstack/react-query';
import { deleteConnection } from '../client/connectionCalls.ts';
import type { ClientError, Result } from '../client/result.ts';
import { connectionsQuery } from '../list/useConnections.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { ownerChanged } from '../provider/queryClient.ts';

/** A function that disconnects, and the state of its last call. */
export interface UseDisconnectResult {
  /** Deletes the identity at Anchor, then the connection. Never rejects; a connection that is already gone counts as deleted. */
  disconnect: (connectionId: string) => Promise<Result<null>>;
  /** Id of the connection that is being disconnected. */
  disconnectingId: string | undefined;
  /** Why the last call failed. */
  error: ClientError | undefined;
  /** Clears the result of the last call. */
  reset: () => void;
}

/** Returns a function that disconnects an account and removes it from the list. */
export function useDisconnect(): UseDisconnectResult {
  const context = useConnect();
  const { client, queryClient } = context;
  const { mutateAsync, isPending, variables, data, reset } = useMutation(
    {
      mutationKey: [...context.queryKey, 'disconnect'], // another owner starts without the last result
      // Not in `onSuccess`: that is taken from the last render, which may belong to another owner.
      mutationFn: async (connectionId: string): Promise<Result<null>> => {
        const { queryKey } = connectionsQuery(context);
        const result = await deleteConnection(client, connectionId);
        if (context.isDisposed) return ownerChanged;
        const isGone = result.ok || result.error.code === 'not_found';
        if (isGone)
          queryClient.setQueryData(queryKey, (rows) => rows?.filter(({ id }) => id !== connectionId));
        void queryClient.invalidateQueries({ queryKey });
        await new Promise<void>((resolve) => notifyManager.schedule(resolve)); // the lists have rerendered
        return isGone ? { ok: true, value: null } : result;
      },
    },
    queryClient,
  );
  return {
    disconnect: mutateAsync,
    disconnectingId: isPending ? variables : undefined,
    error: data?.ok === false ? data.error : undefined,
    reset,
  };
}
