/** Calls a listener. An error that it throws reaches `window.onerror`, and stops neither other listeners nor the engine. */
export function callListener<T>(listener: (value: T) => void, value: T): void {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** Creates an empty set of listeners. */
export function createListeners<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    /** Adds a listener. Returns a function that removes it. */
    listen: (listener: (value: T) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Calls those that listen now. */
    call: (value: T) => {
      for (const listener of Array.from(listeners)) callListener(listener, value);
    },
    hasAny: () => listeners.size > 0,
  };
}
