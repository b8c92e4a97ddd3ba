'use client';
import type { Connection } from '@kit/protocol';
import { useMutation } from '@tanstack/react-query';
import type { ClientError, Result } from '../client/result.ts';
import { connectionsQuery } from '../list/useConnections.ts';
import { ownerChanged } from '../provider/queryClient.ts';
import { useConnect } from '../provider/ConnectContext.ts';

/** Gives connections names of the user's own. */
export interface Rename {
  /** Resolves in any case. Up to 80 characters; an empty `label` takes the name off again. */
  rename: (connectionId: string, label: string) => Promise<Result<Connection>>;
  /** The connection being renamed right now. */
  renamingId: string | undefined;
  /** Why the last try did not succeed. */
  error: ClientError | undefined;
  /** Forgets the last try. */
  reset: () => void;
}

/** Renames an account, on the server and on the list. */
export function useRename(): Rename {
  const context = useConnect();
  const { client, queryClient } = context;
  const { mutateAsync, isPending, variables, data, reset } = useMutation(
    {
      mutationKey: [...context.queryKey, 'rename'], // another owner begins without the last try
      // All of it here: `onSuccess` would be that of the last render, which may be for another owner.
      mutationFn: async ({ id, label }: { id: string; label: string }): Promise<Result<Connection>> => {
        const { queryKey } = connectionsQuery(context);
        const result = await client.renameConnection(id, label);
        if (context.isDisposed) return ownerChanged;
        if (result.ok) {
          const renamed = result.value;
          queryClient.setQueryData(queryKey, (rows) =>
            rows?.map((row) => (row.id === renamed.id ? renamed : row)),
          );
        }
        void queryClient.invalidateQueries({ queryKey });
        return result;
      },
    },
    queryClient,
  );
  return {
    rename: (id, label) => mutateAsync({ id, label }),
    renamingId: isPending ? variables.id : undefined,
    error: data?.ok === false ? data.error : undefined,
    reset,
  };
}
