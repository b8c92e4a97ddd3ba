'use client';
import { createContext } from 'react';
import { strings, type Strings } from './strings.ts';

/** The language of `ConnectProvider`; English where it names none. */
export const StringsContext = createContext<Strings>(strings);
