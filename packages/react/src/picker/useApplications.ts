'use client';
import type { Application } from '@kit/protocol';
import { useQuery } from '@tanstack/react-query';
import type { ClientError } from '../client/result.ts';
import { retries, unwrap } from '../provider/queryClient.ts';
import { useConnect } from '../provider/ConnectContext.ts';

/** What can be connected. */
export interface Applications {
  /** Empty until the first answer. */
  applications: Application[];
  isPending: boolean;
  isFetching: boolean;
  error: ClientError | null;
  refetch: () => Promise<void>;
}

/** Lists the applications that the server offers; asked for at most once an hour. */
export function useApplications(): Applications {
  const { client, queryClient, queryKey } = useConnect();
  const { data, error, isPending, isFetching, refetch } = useQuery<Application[], ClientError>(
    {
      ...retries,
      queryKey: [...queryKey, 'applications'],
      queryFn: async ({ signal }) => unwrap(await client.listApplications(signal)),
      staleTime: 60 * 60_000,
      // Every row reads it: those that a failure brings on the page would ask again for what cannot be had.
      retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt > 5000,
    },
    queryClient,
  );
  return {
    applications: data ?? none,
    isPending,
    isFetching,
    error,
    refetch: async () => void (await refetch()),
  };
}

const none: Application[] = [];

/** The catalogue's entry of an application; until it is known, its own name with a capital letter. */
export function useApplication(application: string): Application {
  const { applications } = useApplications();
  return (
    applications.find((entry) => entry.application === application) ?? {
      application,
      name: application.charAt(0).toUpperCase() + application.slice(1),
    }
  );
}
