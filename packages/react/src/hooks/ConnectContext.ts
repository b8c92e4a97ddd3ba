'use client';
import { createContext } from 'react';
import type { ConnectContextValue } from './createConnectContext.ts';

/** Carries the client and the engines from `ConnectProvider` to the hooks. */
export const ConnectContext = createContext<ConnectContextValue | null>(null);
