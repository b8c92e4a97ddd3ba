'use client';
import { createContext } from 'react';

/** What a row tells the buttons in it. */
export interface RowContextValue {
  applicationName: string;
  /** Turns the row's name into a field, and gives the focus back to `opener` in the end. */
  rename: (opener: HTMLElement) => void;
}

export const RowContext = createContext<RowContextValue | undefined>(undefined);
