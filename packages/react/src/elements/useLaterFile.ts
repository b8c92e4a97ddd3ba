'use client';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { LaterFile } from '../client/laterFile.ts';

interface LaterFileState<T> {
  /** Its exports, once it is loaded. Undefined while a page hydrates, because the server has not loaded it. */
  file: T | undefined;
  /** How often `load` has failed. As a `key`, it lets screen readers repeat the message. 0 once the file is loaded. */
  failures: number;
  /** Loads the file, unless it is loaded. The next call repeats a load that failed. */
  load: () => void;
}

/** Follows a file that the page loads later. */
export function useLaterFile<T>(later: LaterFile<T>): LaterFileState<T> {
  const [failures, setFailures] = useState(0);
  const file = useSyncExternalStore(
    later.subscribe,
    () => later.loaded,
    () => undefined,
  );
  const load = useCallback(() => void later.load().catch(() => setFailures((last) => last + 1)), [later]);
  return { file, failures: file ? 0 : failures, load };
}
