'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClientError, Result } from '../client/result.ts';
import { connectionsQuery } from './connectionsQuery.ts';
import { useConnect } from './useConnect.ts';

/** Takes connections away. */
export interface Disconnect {
  /** Deletes the sign-in at Anchor, then the connection; resolves in any case. */
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
  const { client } = useConnect();
  const queryClient = useQueryClient();
  const { mutateAsync, isPending, variables, data, reset } = useMutation({
    mutationFn: (connectionId: string) => client.deleteConnection(connectionId),
    onSuccess: async (result, connectionId) => {
      const { queryKey } = connectionsQuery(client);
      if (result.ok)
        queryClient.setQueryData(queryKey, (rows) => rows?.filter(({ id }) => id !== connectionId));
      await queryClient.invalidateQueries({ queryKey });
    },
    networkMode: 'always', // offline is an answer, not a reason to wait
  });
  return {
    disconnect: mutateAsync,
    disconnectingId: isPending ? variables : undefined,
    error: data?.ok === false ? data.error : undefined,
    reset,
  };
}
