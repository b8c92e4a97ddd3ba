import { connection } from '../handler.fixture.ts';
import { pass, setUp } from '../setUp.fixture.ts';
import type { NativeShell } from './NativeShell.ts';

export const startUrl = 'https://app.example.com/api/connect/start/a1';
export const returnLink = 'com.example.app:/connected';
export const back = (query: string) => `${returnLink}?${query}`;
export const completed = back('connect_attempt=a1&connect_code=code1');
export const connected = { status: 'connected', connection } as const;

/** The system around an app: a browser, and links that open the app. It outlives the page. */
export function createSystem() {
  const listeners = new Set<(url: string) => void>();
  const opened: string[] = [];
  const rules = { latest: undefined as string | undefined, isBroken: false };
  const native: NativeShell = {
    returnLink,
    openBrowser: (url) => {
      opened.push(url);
      if (rules.isBroken) throw new Error('There is no browser.');
    },
    onOpenUrl: async (listener) => {
      if (rules.latest) listener(rules.latest);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const openUrl = (url: string) => {
    rules.latest = url;
    for (const listener of listeners) listener(url);
  };
  return { native, opened, listeners, openUrl, rules };
}

/** An app whose sign-in is open in the system browser. */
export async function openApp() {
  const system = createSystem();
  const kit = setUp({}, { native: system.native });
  kit.browser.view.hasFocus = false;
  const promise = kit.engine.open();
  await pass(0);
  const confirmations = () => kit.handler.bodies.filter((body) => JSON.stringify(body).includes('code'));
  return { ...kit, ...system, promise, confirmations };
}
