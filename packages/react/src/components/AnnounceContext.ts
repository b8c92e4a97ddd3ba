'use client';
import { createContext } from 'react';

/** Has a sentence read out by the live region of `ConnectProvider`. */
export const AnnounceContext = createContext<(sentence: string) => void>(() => {});
