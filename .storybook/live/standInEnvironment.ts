import type { Environment, NativeShell } from '@kit/react';
import { returnLink, type LiveServer } from './LiveServer.ts';
import { StandInWindow } from './StandInWindow.ts';

/** A native shell whose user stays in the system browser. */
export const standInShell: NativeShell = {
  returnLink,
  openBrowser() {},
  onOpenUrl: () => () => {},
};

function openWindow(origin: string, parent?: Environment['self']): Environment['self'] {
  return {
    origin,
    get parent() {
      return parent ?? this;
    },
  };
}

/** The browser's environment with simulated windows and storage. */
export function standInEnvironment(server: LiveServer): Environment {
  const { origin, hostname } = location;
  const { isEmbedded, isSandboxed } = server.options;
  const stored = new Map<string, string>();
  return {
    open: (url) => (server.options.visit === 'blocked' ? null : new StandInWindow(server, url)),
    stop() {},
    // Storybook shows stories in a frame. Most apps are not in one.
    self: openWindow(
      isSandboxed ? 'null' : origin,
      isEmbedded ? openWindow('https://portal.example') : undefined,
    ),
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
