import { StrictMode } from 'react';
import type { SeededConnection } from '../../../../.storybook/live/LiveOptions.ts';
import { LiveServer } from '../../../../.storybook/live/LiveServer.ts';
import { seedConnections } from '../../../../.storybook/live/seedConnections.ts';
import { standInEnvironment } from '../../../../.storybook/live/standInEnvironment.ts';
import { ConnectProvider, type ConnectProviderProps } from '../index.ts';

export type LiveApp = Awaited<ReturnType<typeof startLiveApp>>;

/** A live server, and an app under StrictMode that talks to it. */
export async function startLiveApp() {
  const server = await LiveServer.start();
  const environment = standInEnvironment(server);
  return {
    server,
    environment,
    seed(connections: SeededConnection[]) {
      server.options.connections = connections;
      return seedConnections(server);
    },
    App: ({ children, ...settings }: ConnectProviderProps) => (
      <StrictMode>
        <ConnectProvider
          hostedOrigin={location.origin}
          fetch={server.fetch}
          environment={environment}
          {...settings}
        >
          {children}
        </ConnectProvider>
      </StrictMode>
    ),
  };
}
