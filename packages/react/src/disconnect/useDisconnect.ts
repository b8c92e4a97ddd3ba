'use client';
import { notifyManager, useMutation } from '@tanstack/react-query';
import type { ClientError, Result } from '../client/result.ts';
import { connectionsQuery } from '../list/useConnections.ts';
import { ownerChanged } from '../provider/queryClient.ts';
import { useConnect } from '../provider/ConnectContext.ts';

/** Takes connections away. */
export interface Disconnect {
  /** Deletes the sign-in at Anchor, then the connection; resolves in any case. One that is gone already counts as deleted. */
  disconnect: (connectionId: string) => Promise<Result<null>>;
  /** The connection being taken away right now. */
  disconnectingId: string | undefined;
  /** Why the last try did not succeed. */
  error: ClientError | undefined;
  /** Forgets the last try. */
  reset: () => void;
}

/** Disconnects an account and takes it off the list. */
export function useDisconnect(): Disconnect {
  const context = useConnect();
  const { client, queryClient } = context;
  const { mutateAsync, isPending, variables, data, reset } = useMutation(
    {
      mutationKey: [...context.queryKey, 'disconnect'], // another owner begins without the last try
      // All of it here: `onSuccess` would be that of the last render, which may be for another owner.
      mutationFn: async (connectionId: string): Promise<Result<null>> => {
        const { queryKey } = connectionsQuery(context);
        const result = await client.deleteConnection(connectionId);
        if (context.isDisposed) return ownerChanged;
        const isGone = result.ok || result.error.code === 'not_found';
        if (isGone)
          queryClient.setQueryData(queryKey, (rows) => rows?.filter(({ id }) => id !== connectionId));
        void queryClient.invalidateQueries({ queryKey });
        await new Promise<void>((shown) => notifyManager.schedule(shown)); // lists have let go of it
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
