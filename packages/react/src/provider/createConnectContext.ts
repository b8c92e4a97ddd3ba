'use client';
import { docsUrl, formatOwner, type Application, type Connection, type PageOwner } from '@kit/protocol';
import { createClient } from '../client/createClient.ts';
import { warnOnce } from '../client/warnOnce.ts';
import { checkHostedOrigin } from '../engine/browser/hostedOrigin.ts';
import type { AttemptEvent } from '../engine/AttemptEvent.ts';
import { createConnectEngine } from '../engine/createConnectEngine.ts';
import type { ConnectEngine, ConnectMode, EngineSignal } from '../engine/types.ts';
import type { Environment } from '../engine/browser/environment.ts';
import type { NativeShell } from '../engine/native/NativeShell.ts';
import { createListeners } from '../engine/listeners.ts';
import type { ConnectContextValue } from './ConnectContext.ts';
import { findApplication } from './findApplication.ts';
import { queryClientFor } from './queryClient.ts';

/** The settings of `ConnectProvider`. `mode` and `loadingText` are read at every click. */
export interface ConnectContextOptions {
  /** Where the handler is mounted: a path such as `/api/connect`, or an absolute URL of the page's origin. */
  baseUrl: string;
  /** The user whose accounts the page shows, as `getUser` returns it. `'page'` if every change of user loads a new page. */
  owner: PageOwner | 'page';
  /** Origin of the hosted page. Messages from other origins are ignored. @default 'https://app.anchorbrowser.io' */
  hostedOrigin?: string | undefined;
  /** Whether to use a popup or the current tab. @default 'auto' */
  mode?: ConnectMode | undefined;
  /** Returns the text in the popup while it loads. @default 'Loading…' */
  loadingText?: ((application: Application) => string) | undefined;
  /** Replaces the browser's `fetch`, for example in tests. @default fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Called with every event of every attempt, for logs and analytics. */
  onEvent?: ((event: AttemptEvent) => void) | undefined;
  /** Result of `connect.listConnections()`, for the first paint. Refetched immediately; applies to the first `owner` only. */
  initialConnections?: Connection[] | undefined;
  /** Result of `connect.listApplications()`, for the names in the first paint. Applies to the first `owner` only. */
  initialApplications?: Application[] | undefined;
  /** The shell of a native app, in which a sign-in opens in the system browser. Read at the first render. @default none */
  native?: NativeShell | undefined;
  /** Replaces the browser in tests. @default window */
  environment?: Environment | undefined;
}

/** Creates the value of `ConnectContext`. Can be called on a server. */
export function createConnectContext(
  options: ConnectContextOptions,
  queryClient = queryClientFor(undefined),
): ConnectContextValue {
  const owner = ownerKey(options.owner);
  if (process.env.NODE_ENV !== 'production') checkHostedOrigin(options.hostedOrigin); // reports a mistake before the first press
  const client = createClient(options, owner);
  const engines = new Map<string, ConnectEngine>();
  const listeners = createListeners<EngineSignal>();
  let isDisposed = false;

  // Written to the cache once. As `initialData` it would reappear whenever the cache drops newer data.
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
    environment: options.environment,
    queryKey,
    get mode() {
      return options.mode ?? 'auto';
    },
    loadingText: (application) =>
      options.loadingText?.(
        findApplication(queryClient.getQueryData([...queryKey, 'applications']) ?? [], application),
      ),
    engineFor({ application, connectionId, requestId }) {
      const key = JSON.stringify([application, connectionId, requestId]);
      const existing = engines.get(key);
      if (existing) return existing;
      const engine = createConnectEngine({
        ...options,
        client,
        application,
        connectionId,
        requestId,
        owner,
        onEvent: (event) => options.onEvent?.(event),
      });
      engine.listen(listeners.call);
      engines.set(key, engine);
      return engine;
    },
    listen: listeners.listen,
    get isDisposed() {
      return isDisposed;
    },
    dispose() {
      isDisposed = true;
      for (const engine of engines.values()) engine.dispose();
    },
  };
}

/** Returns the owner for query keys and headers; an empty string for `'page'`. */
export function ownerKey(owner: PageOwner | 'page'): string {
  if (owner === 'page') return '';
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- JavaScript callers can omit it
  if (owner) return formatOwner(owner);
  if (process.env.NODE_ENV !== 'production')
    warnOnce(
      `ConnectProvider has no \`owner\`. Pass { userId, tenantId } as your getUser returns them. See ${docsUrl}packages/react#users-and-organizations`,
    );
  return '';
}
