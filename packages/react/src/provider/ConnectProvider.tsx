'use client';
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
import { ConnectContext } from './ConnectContext.ts';
import { createConnectContext, ownerName, type ConnectOptions } from './createConnectContext.ts';
import { queryClientBeside } from './queryClient.ts';
import { LiveRegion } from './LiveRegion.tsx';
import type { Strings } from '../locales/en.ts';
import { StringsContext } from '../strings/useStrings.ts';
import { warnOnce } from '../client/warnOnce.ts';

export interface ConnectProviderProps
  extends Partial<Omit<ConnectOptions, 'loading' | 'baseUrl' | 'owner'>>, Pick<ConnectOptions, 'owner'> {
  /** Where the handler is mounted. @default '/api/connect' */
  baseUrl?: string | undefined;
  /** The words of the components: one of `@kit/react/locales/…`, or your own. @default English */
  locale?: Strings | undefined;
  children?: ReactNode;
}

/**
 * Gives the components and hooks below it one handler to talk to, and a cache of their own.
 * `locale`, `mode`, `fetch` and `onEvent` may change at every render; another `owner` or handler lets go of what is under way.
 */
export function ConnectProvider(props: ConnectProviderProps): ReactElement {
  const { baseUrl = '/api/connect', owner, hostedOrigin, environment, children } = props;
  const locale = typeof props.locale?.connect === 'function' ? props.locale : undefined;
  if (props.locale && !locale) warnOfLocale();
  const { mode, fetch, onEvent } = props;
  const exchanged = { mode, fetch, onEvent, loading: locale?.loadingWindow };
  const [latest] = useState(exchanged); // one object, that the context reads
  // Before any effect below: one of those may already take up an attempt.
  useInsertionEffect(() => void Object.assign(latest, exchanged));

  const appClient = useContext(QueryClientContext);
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- without TypeScript the owner can be left out
  const [queryClient] = useState(() => queryClientBeside(owner ? appClient : undefined));
  useEffect(() => {
    queryClient.mount(); // focus and network make it ask again
    return () => queryClient.unmount();
  }, [queryClient]);

  const { initialConnections, initialApplications } = props;
  const create = (initial?: Pick<ConnectOptions, 'initialConnections' | 'initialApplications'>) =>
    createConnectContext(
      {
        baseUrl,
        owner,
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
      },
      queryClient,
    );
  // State, not a memo: React may drop a memo, and with it the attempts under way.
  const made = [baseUrl, ownerName(owner), hostedOrigin, environment];
  // What the server rendered is of the owner that the page was made for, so never for another.
  const [held, hold] = useState(() => ({
    made,
    context: create({ initialConnections, initialApplications }),
  }));
  if (made.some((value, index) => value !== held.made[index])) hold({ made, context: create() });
  const { context } = held;
  const shown = useRef(context);
  useEffect(() => {
    if (shown.current !== context) shown.current.dispose(); // not when unmounted: what is under way goes on
    shown.current = context;
  }, [context]);

  return (
    <ConnectContext.Provider value={context}>
      <StringsContext.Provider value={locale}>
        <LiveRegion>{children}</LiveRegion>
      </StringsContext.Provider>
    </ConnectContext.Provider>
  );
}

/** Tells the developer that `locale` is no catalogue; a spread one is empty in a Server Component. */
export function warnOfLocale(): void {
  warnOnce("This locale has no words: make it in a file that says 'use client'.");
}
