import type { Connect } from '@kit/server';
import type { QueryClient } from '@tanstack/react-query';
import { waitFor } from '@testing-library/react';
import { StrictMode, useEffect } from 'react';
import type { LiveOptions, SeededConnection } from '../../../../.storybook/live/LiveOptions.ts';
import { LiveServer } from '../../../../.storybook/live/LiveServer.ts';
import { seedConnections } from '../../../../.storybook/live/seedConnections.ts';
import { standInEnvironment } from '../../../../.storybook/live/standInEnvironment.ts';
import type { PopupWindow } from '../engine/browser/environment.ts';
import { ConnectProvider, useConnect, type ConnectProviderProps } from '../index.ts';

export type LiveApp = Awaited<ReturnType<typeof startLiveApp>>;

/** A live server, and an app under StrictMode that talks to it. */
export async function startLiveApp(options: LiveOptions = {}) {
  const server = await LiveServer.start(options);
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
    /** Asks the user to connect LinkedIn, as an agent does on the server. Returns the id of the request. */
    async ask(about: Partial<Parameters<Connect['request']>[0]> = {}): Promise<string> {
      const { id } = await server.connect.request({ userId: 'jane', application: 'linkedin', ...about });
      if (id === null) throw new Error('An account is connected already.');
      return id;
    },
    /** What the person does in the window that was opened last. */
    async signIn(opened: PopupWindow | null | undefined) {
      // The window asks for its token once it is open.
      const newest = await waitFor(() => {
        const token = server.emulator.tokens().find(({ usedAt }) => usedAt === null);
        if (!token || !opened) throw new Error('No sign-in has begun.');
        return token;
      });
      const { redirectUrl } = server.emulator.completeSignIn(newest.token, 'jane@example.com');
      if (redirectUrl) opened?.location.replace(redirectUrl);
    },
    /** Reads everything from the server again. */
    refetch: () => queryClient?.invalidateQueries(),
    clearCache: () => queryClient?.clear(),
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
