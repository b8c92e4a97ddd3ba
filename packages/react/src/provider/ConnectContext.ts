'use client';
import { createContext, useContext } from 'react';
import type { ConnectContextValue } from './createConnectContext.ts';

/** Carries the client and the engines from `ConnectProvider` to the hooks. */
export const ConnectContext = createContext<ConnectContextValue | null>(null);

/** The client and the engines of the `ConnectProvider` above. @throws Error if there is none */
export function useConnect(): ConnectContextValue {
  const value = useContext(ConnectContext);
  if (!value)
    throw new Error('Put <ConnectProvider baseUrl="/api/connect"> around the components of @kit/react.');
  return value;
}
