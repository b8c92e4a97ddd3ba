import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

/** The demo's state: who is signed in, and whether the backend is the emulator or Anchor. */
export interface Demo {
  userId: string | null;
  users: { id: string; name: string }[];
  mode: 'emulator' | 'anchor';
  hostedOrigin: string;
  scenario: string | null;
  scenarios: { name: string; title: string; description: string }[];
}

const demoQuery = queryOptions({ queryKey: ['demo'], queryFn: () => callDemo<Demo>('GET', '/api/demo') });

export const useDemo = () => useQuery(demoQuery);

/** Signs another user in, and clears the previous user's data. */
export function useSwitchUser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callDemo('POST', '/api/demo/user', { id }),
    onSuccess: () => queryClient.resetQueries(),
  });
}

/** Sets the emulator's scenario. */
export function useChooseScenario() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => callDemo('POST', '/api/demo/scenario', { name }),
    onSuccess: () => queryClient.invalidateQueries(demoQuery),
  });
}

/** Starts a browser that is signed in to connections. Returns its id. */
export function useStartSession() {
  return useMutation({
    mutationFn: (connectionIds: string[]) =>
      callDemo<{ id: string }>('POST', '/api/demo/session', { connectionIds }),
  });
}

async function callDemo<Result = null>(method: string, path: string, body?: unknown): Promise<Result> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const result = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(result?.message ?? `The demo server responded with ${response.status}.`);
  return result;
}
