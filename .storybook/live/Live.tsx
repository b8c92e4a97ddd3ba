import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { ConnectProvider } from '@kit/react';
import { localeOf } from '../localeOf.ts';
import { chosenScenario } from './chosenScenario.ts';
import type { LiveServer } from './LiveServer.ts';
import { serveWindows } from './serveWindows.ts';
import { standInEnvironment, standInShell } from './standInEnvironment.ts';

interface LiveProps {
  server: LiveServer;
  globals: Record<string, unknown>;
  /** Options of the story. The toolbar's scenario has priority. */
  args?: unknown;
  children: ReactNode;
}

/** The provider with the story's own server. Changing a control keeps the server and its connections. */
export function Live({ server: offered, globals, args, children }: LiveProps): ReactElement {
  const [server] = useState(offered);
  const isReal = server.options.visit === 'real';
  const [environment] = useState(() => (isReal ? undefined : standInEnvironment(server)));
  const [problem, setProblem] = useState('');
  useEffect(() => (isReal ? serveWindows(server, setProblem) : undefined), [server, isReal]);
  const scenario = chosenScenario(globals, args);
  useEffect(() => {
    if (scenario) server.emulator.chooseScenario(scenario);
  }, [server, scenario]);

  return (
    <ConnectProvider
      owner="page"
      locale={localeOf(globals)}
      hostedOrigin={location.origin}
      fetch={server.fetch}
      environment={environment}
      native={server.options.isNative ? standInShell : undefined}
    >
      {problem && <p role="alert">{problem}</p>}
      {children}
    </ConnectProvider>
  );
}
