'use client';
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import { useContext, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { ConnectContext } from '../hooks/ConnectContext.ts';
import { createConnectContext, type ConnectOptions } from '../hooks/createConnectContext.ts';
import { LiveRegion } from './LiveRegion.tsx';
import { replaceableFetch } from './replaceableFetch.ts';

export interface ConnectProviderProps extends Partial<ConnectOptions> {
  /** Where the handler is mounted. @default '/api/connect' */
  baseUrl?: string;
  children?: ReactNode;
}

/**
 * Gives the components and hooks below it one handler to talk to. Uses the app's own `QueryClient` if there is one.
 * `fetch` and `onEvent` may be new functions at every render.
 */
export function ConnectProvider(props: ConnectProviderProps): ReactElement {
  const { baseUrl = '/api/connect', hostedOrigin, mode, environment, fetch, onEvent, children } = props;
  const [network] = useState(() => replaceableFetch(fetch));
  useEffect(() => network.replace(fetch), [network, fetch]);

  const context = useMemo(
    () => createConnectContext({ baseUrl, hostedOrigin, mode, environment, fetch: network.fetch }),
    [baseUrl, hostedOrigin, mode, environment, network],
  );
  useEffect(() => onEvent && context.listen(onEvent), [context, onEvent]);

  const inherited = useContext(QueryClientContext);
  const [own] = useState(() => (inherited ? undefined : new QueryClient()));
  const content = (
    <ConnectContext.Provider value={context}>
      <LiveRegion>{children}</LiveRegion>
    </ConnectContext.Provider>
  );
  return own ? <QueryClientProvider client={own}>{content}</QueryClientProvider> : content;
}
