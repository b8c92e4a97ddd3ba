'use client';
import type { Application } from '@kit/protocol';
import { useQuery } from '@tanstack/react-query';
import type { ClientError } from '../client/result.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { findApplication } from '../provider/findApplication.ts';
import { retries, unwrap } from '../provider/queryClient.ts';

/** The applications, and the state of the request. */
export interface UseApplicationsResult {
  /** Empty until the first response. */
  applications: Application[];
  /** Whether there has been no response yet. */
  isPending: boolean;
  /** Whether a request is in progress, also in the background. */
  isFetching: boolean;
  /** Why the last request failed; null if it succeeded. `applications` keeps older data. */
  error: ClientError | null;
  /** Sends a new request. Resolves when it has finished, and never rejects. */
  refetch: () => Promise<void>;
}

const noApplications: Application[] = [];

/** The query of the applications. A component renders again only if something changes that it reads. */
function useApplicationsQuery() {
  const { client, queryClient, queryKey } = useConnect();
  return useQuery<Application[], ClientError>(
    {
      ...retries,
      queryKey: [...queryKey, 'applications'],
      queryFn: async ({ signal }) => unwrap(await client.listApplications(signal)),
      staleTime: 60 * 60_000,
      // Every row uses this query. Rows that mount right after a failure would only repeat it.
      retryOnMount: ({ state }) => Date.now() - state.errorUpdatedAt > 5000,
    },
    queryClient,
  );
}

/** Returns the applications that the server offers. Fetched at most once an hour. */
export function useApplications(): UseApplicationsResult {
  const { data = noApplications, error, isPending, isFetching, refetch } = useApplicationsQuery();
  return {
    applications: data,
    isPending,
    isFetching,
    error,
    refetch: async () => void (await refetch()),
  };
}

/** Returns the catalogue entry of an application. Until it is loaded, the name is the slug with a capital letter. */
export const useApplication = (application: string): Application =>
  findApplication(useApplicationsQuery().data ?? noApplications, application);
