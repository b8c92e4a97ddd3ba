import type { Decorator } from '@storybook/react-vite';
import { useEffect, useState, type ReactNode } from 'react';
import { ConnectProvider, type Strings } from '@kit/react';
import { localeOf } from '../localeOf.ts';
import { liveOf } from './liveOf.ts';
import type { LiveServer } from './LiveServer.ts';
import { serveWindows } from './serveWindows.ts';
import { standInEnvironment } from './standInEnvironment.ts';

/** Puts the provider around a story, with the story's own server behind it. */
export const withLive: Decorator = (Story, { loaded, globals }) => (
  <Live server={liveOf(loaded)} locale={localeOf(globals)}>
    <Story />
  </Live>
);

function Live({ server, locale, children }: { server: LiveServer; locale: Strings; children: ReactNode }) {
  const [environment] = useState(() =>
    server.options.visit === 'real' ? undefined : standInEnvironment(server),
  );
  useEffect(() => (server.options.visit === 'real' ? serveWindows(server) : undefined), [server]);

  return (
    <ConnectProvider
      locale={locale}
      hostedOrigin={location.origin}
      fetch={server.fetch}
      environment={environment}
    >
      {children}
    </ConnectProvider>
  );
}
