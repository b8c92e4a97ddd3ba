'use client';
import { docsUrl, type Application } from '@kit/protocol';
import { QueryClientContext } from '@tanstack/react-query';
import {
  useContext,
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { warnOnce } from '../client/warnOnce.ts';
import type { Strings } from '../locales/en.ts';
import { buttonStrings, serverProblemsFile } from '../strings/buttonStrings.ts';
import { StringsContext } from '../strings/useStrings.ts';
import { ConnectContext } from './ConnectContext.ts';
import { createConnectContext, ownerKey, type ConnectContextOptions } from './createConnectContext.ts';
import { LiveRegion } from './LiveRegion.tsx';
import { queryClientFor } from './queryClient.ts';

export interface ConnectProviderProps
  extends
    Partial<Omit<ConnectContextOptions, 'loadingText' | 'baseUrl' | 'owner'>>,
    Pick<ConnectContextOptions, 'owner'> {
  /**
   * Where the handler is mounted: a path, or a URL such as `https://api.example.com/api/connect` if the handler is on another origin.
   * The server must then list the page's origin in `trustedOrigins`. @default '/api/connect'
   */
  baseUrl?: string | undefined;
  /** String catalogue: one of `@kit/react/locales/…`, or your own. @default English */
  locale?: Strings | undefined;
  /** Your app, or the part of it that connects accounts. */
  children?: ReactNode;
}

/**
 * Connects the components and hooks below it to one handler and one cache. `locale`, `mode`, `fetch` and `onEvent`
 * may change at every render. Another `owner` or handler stops everything that is in progress.
 */
export function ConnectProvider(props: ConnectProviderProps): ReactElement {
  const { children, ...settings } = props;
  const { baseUrl = '/api/connect', owner, hostedOrigin, environment, mode, fetch, onEvent } = settings;
  const locale = typeof props.locale?.connect === 'function' ? props.locale : undefined;
  if (process.env.NODE_ENV !== 'production' && props.locale && !locale) {
    warnOnce(
      `\`locale\` is not a string catalogue, so English is used. Import it in a 'use client' file: Server Components cannot pass functions. See ${docsUrl}packages/react#languages`,
    );
  }
  useEffect(() => {
    if (!locale) serverProblemsFile.preload();
  }, [locale]);
  const appClient = useContext(QueryClientContext);
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- JavaScript callers can omit the owner
  const [queryClient] = useState(() => queryClientFor(owner ? appClient : undefined));
  useEffect(() => {
    queryClient.mount(); // refetches on focus and reconnect
    return () => queryClient.unmount();
  }, [queryClient]);

  const { connect, loadingWindow } = locale ?? buttonStrings;
  const loadingText = ({ product, name }: Application) =>
    [product, connect(name), loadingWindow].filter(Boolean).join('\n');
  // State instead of a memo: React may drop a memo, and with it the attempts in progress.
  const dependencies = [baseUrl, ownerKey(owner), hostedOrigin, environment];
  const create = (initial?: typeof settings) => {
    const { initialConnections, initialApplications } = initial ?? {};
    const options = { ...settings, baseUrl, loadingText, initialConnections, initialApplications };
    return { dependencies, options, context: createConnectContext(options, queryClient) };
  };
  // The initial data belongs to the first owner, for which the server rendered the page.
  const [created, setCreated] = useState(() => create(settings));
  if (dependencies.some((value, index) => value !== created.dependencies[index])) setCreated(create());
  const { context, options } = created;
  // The context reads these later. Runs before all other effects, because one of those may resume an attempt.
  useInsertionEffect(() => void Object.assign(options, { mode, loadingText, fetch, onEvent }));
  const mounted = useRef(context);
  useEffect(() => {
    if (mounted.current !== context) mounted.current.dispose(); // not on unmount: attempts continue
    mounted.current = context;
  }, [context]);

  return (
    <ConnectContext.Provider value={context}>
      <StringsContext.Provider value={locale}>
        <LiveRegion>{children}</LiveRegion>
      </StringsContext.Provider>
    </ConnectContext.Provider>
  );
}
