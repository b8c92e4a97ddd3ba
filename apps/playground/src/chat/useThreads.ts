import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UIMessage } from 'ai';
import { useEffect } from 'react';

/** A conversation, as the server has it. */
export interface Thread {
  messages: UIMessage[];
  /** The assistant is writing, perhaps for another tab. */
  isAnswering: boolean;
}

const api = '/api/chat/threads';
const threadsQuery = queryOptions({
  queryKey: ['chat'],
  queryFn: () => call<{ id: string; title: string }[]>('GET', api),
});

/** Lists the conversations, newest first. */
export const useThreads = () => useQuery(threadsQuery);

/** Reads a conversation, again every second while the assistant writes, and otherwise every 3 seconds. Null if it does not exist. */
export function useThread(id: string, { isStored, isWriting }: { isStored: boolean; isWriting: boolean }) {
  return useQuery({
    queryKey: ['chat', id],
    queryFn: () => call<Thread | null>('GET', `${api}/${id}`),
    enabled: isStored,
    refetchInterval: ({ state }) => (isWriting || state.data?.isAnswering ? 1_000 : 3_000),
  });
}

/** Deletes a conversation, and ends its browser. */
export function useDeleteThread() {
  const announce = useAnnounceThreads();
  return useMutation({
    mutationFn: (id: string) => call('DELETE', `${api}/${id}`),
    onSuccess: announce,
  });
}

/** Ends the answer that the assistant writes, in whichever tab. */
export const stopAnswer = (id: string) => call('POST', `${api}/${id}/stop`);

const channel = new BroadcastChannel('chat');

/** Returns a function to call when a conversation has changed. This tab and all others then read it again. */
export function useAnnounceThreads(): () => void {
  const queryClient = useQueryClient();
  return () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    channel.postMessage('changed');
    void queryClient.invalidateQueries(threadsQuery);
  };
}

/** Reads the conversations again when another tab has changed one. */
export function useFollowTabs(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const follow = () => void queryClient.invalidateQueries(threadsQuery);
    channel.addEventListener('message', follow);
    return () => channel.removeEventListener('message', follow);
  }, [queryClient]);
}

async function call<Result = null>(method: string, path: string): Promise<Result | null> {
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json' } });
  if (response.status === 204 || response.status === 404) return null;
  if (!response.ok) throw new Error(`The server responded with ${response.status}.`);
  return response.json();
}
