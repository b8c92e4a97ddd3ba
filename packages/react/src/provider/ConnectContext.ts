'use client';
import { docsUrl } from '@kit/protocol';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConnectClient } from '../client/createClient.ts';
import { isEmbedded } from '../engine/browser/frames.ts';
import type { ConnectEngine, ConnectMode, EngineSignal } from '../engine/types.ts';
import type { Environment } from '../engine/browser/environment.ts';

/** What to connect: an application, or a connection that needs a new sign-in. */
interface ConnectTarget {
  application: string;
  /** Set for a reconnect. */
  connectionId?: string | undefined;
  /** The request that the attempts answer. */
  requestId?: string | undefined;
}

/** What the hooks of one provider share. It lives outside React and survives unmounting. */
export interface ConnectContextValue {
  /** Calls the handler for the provider's `owner`. */
  client: ConnectClient;
  /** Cache of server data. Separate from the app's own client and never persisted. */
  queryClient: QueryClient;
  /** The `environment` of the provider. Undefined if it is the browser's `window`. */
  environment: Environment | undefined;
  /** Prefix of every query key. */
  queryKey: readonly string[];
  /** The provider's `mode`. */
  readonly mode: ConnectMode;
  /** Returns the text in the popup while it loads. Undefined for the default. */
  readonly loadingText: (application: string) => string | undefined;
  /** Returns the engine of a target, the same one for every caller. */
  engineFor: (target: ConnectTarget) => ConnectEngine;
  /** Calls `listener` with the signals of every engine. Returns a function that removes it. */
  listen: (listener: (signal: EngineSignal) => void) => () => void;
  /** Stops everything that is in progress, for another owner. Sends nothing to the server. */
  dispose: () => void;
  /** Whether another owner or handler has replaced this one. */
  readonly isDisposed: boolean;
}

/** Contains the client, the cache and the engines. */
export const ConnectContext = createContext<ConnectContextValue | null>(null);

/**
 * Returns the client, the cache and the engines of the `ConnectProvider` above.
 *
 * @throws Error if no `ConnectProvider` is above the component
 */
export function useConnect(): ConnectContextValue {
  const value = useContext(ConnectContext);
  if (value) return value;
  const link = `${docsUrl}packages/react`;
  throw new Error(
    process.env.NODE_ENV === 'production'
      ? link
      : `No ConnectProvider found. Wrap your app in <ConnectProvider> from @kit/react, and make sure only one copy of it is installed. See ${link}`,
  );
}

/** Returns whether the app runs in a frame of another site. After a try that did not connect, link to the app in its own tab, too. */
export function useIsEmbedded(): boolean {
  const { environment } = useContext(ConnectContext) ?? {};
  return useSyncExternalStore(
    () => () => {},
    () => isEmbedded((environment ?? window).self),
    () => false,
  );
}
