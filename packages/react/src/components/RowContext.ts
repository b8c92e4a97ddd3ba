'use client';
import { createContext } from 'react';

/** What a row tells the buttons in it. */
export interface RowContextValue {
  applicationName: string;
  /** Turns the row's name into a field. */
  rename: () => void;
}

export const RowContext = createContext<RowContextValue | undefined>(undefined);
