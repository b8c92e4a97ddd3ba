'use client';
import { createContext } from 'react';

/** Turns the name of the row around into a field, and gives the focus back to `opener` in the end. */
export const RenameContext = createContext<((opener: HTMLElement) => void) | undefined>(undefined);
