'use client';
import { useContext } from 'react';
import { ConnectContext } from './ConnectContext.ts';
import type { ConnectContextValue } from './createConnectContext.ts';

/** The client and the engines of the `ConnectProvider` above. @throws Error if there is none */
export function useConnect(): ConnectContextValue {
  const value = useContext(ConnectContext);
  if (!value)
    throw new Error('Put <ConnectProvider baseUrl="/api/connect"> around the components of @kit/react.');
  return value;
}
