'use client';
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import {
  useContext,
  useEffect,
  useInsertionEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { warnOfLocale } from '../client/warnOfLocale.ts';
import { ConnectContext } from '../hooks/ConnectContext.ts';
import { createConnectContext, type ConnectOptions } from '../hooks/createConnectContext.ts';
import { LiveRegion } from './LiveRegion.tsx';
import type { Strings } from './strings.ts';
import { StringsContext } from './StringsContext.ts';

export interface ConnectProviderProps extends Partial<Omit<ConnectOptions, 'loading' | 'baseUrl'>> {
  /** Where the handler is mounted. @default '/api/connect' */
  baseUrl?: string | undefined;
  /** The words of the components: one of `@kit/react/locales/…`, or your own. @default English */
  locale?: Strings | undefined;
  children?: ReactNode;
}

/**
 * Gives the components and hooks below it one handler to talk to. Uses the app's own `QueryClient` if there is one.
 * `locale`, `mode`, `fetch` and `onEvent` may change at every render; another `userKey` or handler lets go of what is under way.
 */
export function ConnectProvider(props: ConnectProviderProps): ReactElement {
  const { baseUrl = '/api/connect', userKey, hostedOrigin, environment, children } = props;
  const locale = typeof props.locale?.connect === 'function' ? props.locale : undefined;
  if (props.locale && !locale) warnOfLocale();
  const { mode, fetch, onEvent } = props;
  const exchanged = { mode, fetch, onEvent, loading: locale?.loadingWindow };
  const [latest] = useState(exchanged); // one object, that the context reads
  // Before any effect below: one of those may already take up an attempt.
  useInsertionEffect(() => void Object.assign(latest, exchanged));

  // Of the user that the page was made for, so never for another.
  const { initialConnections, initialApplications } = props;
  const [first] = useState({ baseUrl, userKey, initialConnections, initialApplications });
  const initial = userKey === first.userKey && baseUrl === first.baseUrl ? first : undefined;

  const context = useMemo(
    () =>
      createConnectContext({
        baseUrl,
        userKey,
        hostedOrigin,
        environment,
        ...initial,
        get fetch() {
          return latest.fetch;
        },
        onEvent: (event) => latest.onEvent?.(event),
        get mode() {
          return latest.mode;
        },
        get loading() {
          return latest.loading;
        },
      }),
    [baseUrl, userKey, hostedOrigin, environment, latest, initial],
  );
  const shown = useRef(context);
  useEffect(() => {
    if (shown.current !== context) shown.current.dispose(); // not when unmounted: what is under way goes on
    shown.current = context;
  }, [context]);

  const inherited = useContext(QueryClientContext);
  const [own] = useState(() => (inherited ? undefined : new QueryClient()));
  const content = (
    <ConnectContext.Provider value={context}>
      <StringsContext.Provider value={locale}>
        <LiveRegion>{children}</LiveRegion>
      </StringsContext.Provider>
    </ConnectContext.Provider>
  );
  return own ? <QueryClientProvider client={own}>{content}</QueryClientProvider> : content;
}
