'use client';
import { parseConnection, type AccessRequest, type AgentAccess, type Connection } from '@kit/protocol';
import { notifyManager, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientError, Result } from '../client/result.ts';
import { connectionsQuery } from '../list/useConnections.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { ownerChanged, sessionsKey } from '../provider/queryClient.ts';

/** When agents may use an account, and a function to change it. */
export interface UseAgentAccessResult {
  /** When agents may use the account. While a change is being saved, the new choice. */
  access: AgentAccess;
  /**
   * Saves when agents may use the account. Permissions that were given before do not count any more. Unless the access is loosened, browsers
   * that use the account end. Calls are saved one after the other. Never rejects.
   */
  changeAccess: (access: AgentAccess) => Promise<Result<Connection>>;
  /** Whether a change is being saved. */
  isSaving: boolean;
  /** Why the last change failed. */
  error: ClientError | undefined;
}

/** Returns when agents may use an account of the user, and a function to change it. */
export function useAgentAccess({ id, agentAccess }: Connection): UseAgentAccessResult {
  const context = useConnect();
  const { client, queryClient } = context;
  // Not the variables of the mutation: they come a moment later, and a key that is pressed meanwhile would start from the old choice.
  const [wanted, setWanted] = useState<AgentAccess>();
  const { mutateAsync, data } = useMutation(
    {
      mutationKey: [...context.queryKey, 'access'], // another owner starts without the last result
      scope: { id: [...context.queryKey, 'access', id].join(' ') },
      mutationFn: async (access: AgentAccess): Promise<Result<Connection>> => {
        const { queryKey } = connectionsQuery(context);
        const body: AccessRequest = { access };
        const result = await client.call({ route: 'changeAccess', id, body, read: parseConnection });
        if (context.isDisposed) return ownerChanged;
        if (result.ok) {
          const changed = result.value;
          queryClient.setQueryData(queryKey, (rows) =>
            rows?.map((row) => (row.id === changed.id ? changed : row)),
          );
        }
        void queryClient.invalidateQueries({ queryKey });
        void queryClient.invalidateQueries({ queryKey: sessionsKey(context) }); // browsers may have ended
        await new Promise<void>((resolve) => notifyManager.schedule(resolve)); // the rows have rerendered
        return result;
      },
    },
    queryClient,
  );
  return {
    access: wanted ?? agentAccess ?? 'always',
    async changeAccess(access) {
      setWanted(access);
      const result = await mutateAsync(access);
      setWanted((latest) => (latest === access ? undefined : latest));
      return result;
    },
    isSaving: wanted !== undefined,
    error: data?.ok === false ? data.error : undefined,
  };
}
