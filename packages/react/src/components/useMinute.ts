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

/** Nobody subscribes on a server: a time that is kept would be that of its first page for ever. */
const getServerSnapshot = () => (typeof window === 'undefined' ? Date.now() : getSnapshot());

/** The time, new every minute: one clock for all who read it. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot);
}
