'use client';
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0; // whoever comes next reads the clock
  };
}

const getSnapshot = () => (now ||= Date.now());

/** The time, new every minute: one clock for all who read it. Nothing on a server, and while its page is taken over. */
export function useMinute(): number | undefined {
  return useSyncExternalStore<number | undefined>(subscribe, getSnapshot, () => undefined);
}
