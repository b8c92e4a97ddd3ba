'use client';
import { formatOwner, type Application, type Connection, type PageOwner } from '@kit/protocol';
import type { QueryClient } from '@tanstack/react-query';
import type { ConnectClient } from '../client/client.ts';
import { createClient } from '../client/createClient.ts';
import { checkHostedOrigin } from '../engine/browser/hostedOrigin.ts';
import { createConnectEngine } from '../engine/createConnectEngine.ts';
import type { AttemptEvent } from '../engine/AttemptEvent.ts';
import type { ConnectEngine, ConnectMode, EngineSignal } from '../engine/types.ts';
import type { Environment } from '../engine/browser/environment.ts';
import { warnOnce } from '../client/warnOnce.ts';
import { callListeners } from '../engine/callListeners.ts';
import { queryClientBeside } from './queryClient.ts';

/** The settings of `ConnectProvider`. `mode` and `loading` are read anew at every click. */
export interface ConnectOptions {
  /** Where the handler is mounted: a path of this origin such as `/api/connect`, or an absolute URL of the same origin. */
  baseUrl: string;
  /** Whose accounts the page shows, as `getUser` returns it; `'page'` if every change of user or organization loads a new page. */
  owner: PageOwner | 'page';
  /** Origin of the page on which people sign in. @default 'https://app.anchorbrowser.io' */
  hostedOrigin?: string | undefined;
  /** How the sign-in is shown, unless a button says otherwise. @default 'auto' */
  mode?: ConnectMode | undefined;
  /** What the window says until the sign-in is there. @default 'Loading…' */
  loading?: string | undefined;
  /** @default the browser's own */
  fetch?: typeof globalThis.fetch | undefined;
  /** Hears everything that happens to any attempt, for logs and analytics. The latest one given is called. */
  onEvent?: ((event: AttemptEvent) => void) | undefined;
  /** What `GET /connections` answered on the server, for the first paint; read again immediately. Only for the first `owner`. */
  initialConnections?: Connection[] | undefined;
  /** What `GET /applications` answered on the server: rows wait for the names in it. Only for the first `owner`. */
  initialApplications?: Application[] | undefined;
  /** The browser; tests may bring their own. @default window */
  environment?: Environment | undefined;
}

/** What is connected: an application, or one connection that needs a new sign-in. */
export interface ConnectTarget {
  application: string;
  /** Present for a reconnect. */
  connectionId?: string | undefined;
}

/** What the hooks share. It lives outside React and outlasts unmounting. */
export interface ConnectContextValue {
  client: ConnectClient;
  /** Holds what was read of the server: apart from the app's own, and never persisted. */
  queryClient: QueryClient;
  /** Present where it is not the browser's own `window`. */
  environment: Environment | undefined;
  /** Begins the key of every query. */
  queryKey: readonly string[];
  readonly mode: ConnectMode;
  readonly loading: string | undefined;
  /** The engine of a target; the same one for every caller. */
  engineFor: (target: ConnectTarget) => ConnectEngine;
  /** Calls back with the signals of every engine. */
  listen: (listener: (signal: EngineSignal) => void) => () => void;
  /** Lets go of everything under way, for another owner; the server is told nothing. */
  dispose: () => void;
  /** Whether another owner or handler has taken the place of this one. */
  readonly isDisposed: boolean;
}

/** Makes the value of the context; safe on a server. */
export function createConnectContext(
  options: ConnectOptions,
  queryClient = queryClientBeside(undefined),
): ConnectContextValue {
  const { environment } = options;
  const owner = ownerName(options.owner);
  const hostedOrigin = checkHostedOrigin(options.hostedOrigin);
  const client = createClient(options, owner);
  const engines = new Map<string, ConnectEngine>();
  const listeners = new Set<(signal: EngineSignal) => void>();
  let isDisposed = false;

  // Into the cache, once: as `initialData` of a query it would come back whenever the cache has dropped what was read since.
  const queryKey = ['connect', client.baseUrl, owner];
  for (const [name, initial] of [
    ['connections', options.initialConnections],
    ['applications', options.initialApplications],
  ] as const) {
    const key = [...queryKey, name];
    if (queryClient.getQueryData(key) === undefined) queryClient.setQueryData(key, initial);
  }

  return {
    client,
    queryClient,
    environment,
    queryKey,
    get mode() {
      return options.mode ?? 'auto';
    },
    get loading() {
      return options.loading;
    },
    engineFor({ application, connectionId }) {
      const key = JSON.stringify([application, connectionId]);
      const known = engines.get(key);
      if (known) return known;
      const engine = createConnectEngine({
        client,
        application,
        connectionId,
        owner,
        hostedOrigin,
        environment,
        onEvent: (event) => options.onEvent?.(event),
      });
      engine.listen((signal) => callListeners(listeners, signal));
      engines.set(key, engine);
      return engine;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get isDisposed() {
      return isDisposed;
    },
    dispose() {
      isDisposed = true;
      for (const engine of engines.values()) engine.dispose();
    },
  };
}

/** Names the owner in keys and headers; the empty string for a page that has one owner only. */
export function ownerName(owner: PageOwner | 'page'): string {
  if (owner === 'page') return '';
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- without TypeScript it can be left out
  if (owner) return formatOwner(owner);
  warnOnce('ConnectProvider has no `owner`: set it to { userId, tenantId } as getUser returns them.');
  return '';
}
