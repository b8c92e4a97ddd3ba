'use client';
import { useSyncExternalStore } from 'react';
import type { ClientError } from '../client/result.ts';
import { buttonStrings, problemText, serverProblemsFile } from './buttonStrings.ts';
import { useButtonStrings } from './useStrings.ts';

const subscribeToNothing = () => () => {};

function subscribeToFile(listener: () => void) {
  serverProblemsFile.preload(); // without the file, `internal` stays
  return serverProblemsFile.subscribe(listener);
}

const getLoaded = () => serverProblemsFile.loaded;

/** Returns the message of an error for users, and updates it if the English sentence arrives later than the error. */
export function useProblemText(error: Pick<ClientError, 'code'> | null | undefined): string | undefined {
  const strings = useButtonStrings();
  const isLate = error && strings.problems === buttonStrings.problems;
  useSyncExternalStore(isLate ? subscribeToFile : subscribeToNothing, getLoaded, getLoaded);
  return error ? problemText(strings, error) : undefined;
}
