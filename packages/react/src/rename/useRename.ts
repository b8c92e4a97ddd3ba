'use client';
import type { Connection } from '@kit/protocol';
import { useMutation } from '@tanstack/react-query';
import { renameConnection } from '../client/connectionCalls.ts';
import type { ClientError, Result } from '../client/result.ts';
import { connectionsQuery } from '../list/useConnections.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { ownerChanged } from '../provider/queryClient.ts';

/** A function that renames, and the state of its last call. */
export interface UseRenameResult {
  /** Sets the label of a connection, up to 80 characters. An empty `label` clears it. Never rejects. */
  rename: (connectionId: string, label: string) => Promise<Result<Connection>>;
  /** Id of the connection that is being renamed. */
  renamingId: string | undefined;
  /** Why the last call failed. */
  error: ClientError | undefined;
  /** Clears the result of the last call. */
  reset: () => void;
}

/** Returns a function that renames an account on the server and in the list. */
export function useRename(): UseRenameResult {
  const context = useConnect();
  const { client, queryClient } = context;
  const { mutateAsync, isPending, variables, data, reset } = useMutation(
    {
      mutationKey: [...context.queryKey, 'rename'], // another owner starts without the last result
      // Not in `onSuccess`: that is taken from the last render, which may belong to another owner.
      mutationFn: async ({ id, label }: { id: string; label: string }): Promise<Result<Connection>> => {
        const { queryKey } = connectionsQuery(context);
        const result = await renameConnection(client, id, label);
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
