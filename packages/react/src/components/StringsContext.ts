'use client';
import { createContext } from 'react';
import type { Strings } from './strings.ts';

/** The language of `ConnectProvider`; nothing where it names none, and the components bring their English. */
export const StringsContext = createContext<Strings | undefined>(undefined);
