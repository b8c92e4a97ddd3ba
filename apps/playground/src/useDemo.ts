import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

/** What the demo's own server says: who is signed in, and what the playground runs against. */
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

/** Signs another user in; everything the page knows of the one before is forgotten. */
export function useSwitchUser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callDemo('POST', '/api/demo/user', { id }),
    onSuccess: () => queryClient.resetQueries(),
  });
}

/** Chooses what the emulator does next. */
export function useChooseScenario() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => callDemo('POST', '/api/demo/scenario', { name }),
    onSuccess: () => queryClient.invalidateQueries(demoQuery),
  });
}

/** Starts a browser that is signed in with a connection; the answer shows it live. */
export function useStartSession() {
  return useMutation({
    mutationFn: (connection: { application: string; connectionId: string }) =>
      callDemo<{ liveViewUrl: string }>('POST', '/api/demo/session', connection),
  });
}

async function callDemo<Answer = null>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer?.message ?? `The demo server answered ${response.status}.`);
  return answer;
}
