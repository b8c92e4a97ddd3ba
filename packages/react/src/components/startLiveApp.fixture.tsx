import type { QueryClient } from '@tanstack/react-query';
import { StrictMode, useEffect } from 'react';
import type { SeededConnection } from '../../../../.storybook/live/LiveOptions.ts';
import { LiveServer } from '../../../../.storybook/live/LiveServer.ts';
import { seedConnections } from '../../../../.storybook/live/seedConnections.ts';
import { standInEnvironment } from '../../../../.storybook/live/standInEnvironment.ts';
import { ConnectProvider, useConnect, type ConnectProviderProps } from '../index.ts';

export type LiveApp = Awaited<ReturnType<typeof startLiveApp>>;

/** A live server, and an app under StrictMode that talks to it. */
export async function startLiveApp() {
  const server = await LiveServer.start();
  const environment = standInEnvironment(server);
  let queryClient: QueryClient | undefined;

  function Reach() {
    const context = useConnect();
    useEffect(() => {
      queryClient = context.queryClient;
    });
    return null;
  }

  return {
    server,
    environment,
    seed(connections: SeededConnection[]) {
      server.options.connections = connections;
      return seedConnections(server);
    },
    /** Reads everything from the server again. */
    refetch: () => queryClient?.invalidateQueries(),
    App: ({ children, ...settings }: Partial<ConnectProviderProps>) => (
      <StrictMode>
        <ConnectProvider
          owner="page"
          hostedOrigin={location.origin}
          fetch={server.fetch}
          environment={environment}
          {...settings}
        >
          <Reach />
          {children}
        </ConnectProvider>
      </StrictMode>
    ),
  };
}
