import type { Environment } from '@kit/react';
import type { LiveServer } from './LiveServer.ts';
import { StandInWindow } from './StandInWindow.ts';

/** The browser's environment with simulated windows and storage. */
export function standInEnvironment(server: LiveServer): Environment {
  const { origin, hostname } = location;
  const self = { location: { origin } };
  const stored = new Map<string, string>();
  return {
    open: (url) => (server.options.visit === 'blocked' ? null : new StandInWindow(server, url)),
    stop() {},
    // Storybook shows stories in a frame. Most apps are not in one.
    self,
    top: server.options.isEmbedded ? { location: { origin: 'https://portal.example' } } : self,
    location: { origin, hostname, href: `${origin}/settings`, assign() {} },
    history: { state: null, replaceState() {} },
    navigator,
    screenX: 0,
    screenY: 0,
    outerWidth: 1280,
    outerHeight: 800,
    document: {
      visibilityState: 'visible',
      hasFocus: () => true,
      addEventListener() {},
    },
    sessionStorage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    BroadcastChannel,
    addEventListener() {},
  };
}
