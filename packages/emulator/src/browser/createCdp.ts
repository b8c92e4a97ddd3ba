import { isRecord, type Fields } from '../http/fields.ts';
import type { BrowserProcess } from './BrowserLauncher.ts';

/** An event of CDP. https://chromedevtools.github.io/devtools-protocol/ */
export interface CdpEvent {
  readonly method: string;
  readonly params: Fields;
  /** CDP session of the page; undefined for the browser itself. */
  readonly sessionId: string | undefined;
}

/** Commands to a browser. */
export interface Cdp {
  /** Sends a command and returns its result. Rejects for an error, and when the browser ends. */
  readonly send: (method: string, params?: Fields, sessionId?: string) => Promise<Fields>;
  /** Sends a command whose result does not matter. The page may be gone already. */
  readonly post: (method: string, params?: Fields, sessionId?: string) => void;
  /** Rejects the open commands to a page that has crashed or closed. The browser does not respond to them. */
  readonly abandon: (sessionId: string, reason: string) => void;
}

interface Pending {
  readonly resolve: (result: Fields) => void;
  readonly reject: (error: Error) => void;
  readonly sessionId: string | undefined;
}

/** Creates a CDP client of a browser. */
export function createCdp(browser: BrowserProcess, receiveEvent: (event: CdpEvent) => void): Cdp {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let hasEnded = false;

  function receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (!isRecord(message)) return;
    const { id, method, result, error, sessionId } = message;
    if (typeof id === 'number') settle(id, result, error);
    else if (typeof method === 'string')
      receiveEvent({
        method,
        params: isRecord(message['params']) ? message['params'] : {},
        sessionId: typeof sessionId === 'string' ? sessionId : undefined,
      });
  }

  function settle(id: number, result: unknown, error: unknown): void {
    const command = pending.get(id);
    pending.delete(id);
    if (isRecord(error)) command?.reject(new Error(String(error['message'])));
    else command?.resolve(isRecord(result) ? result : {});
  }

  browser.onMessage(receive);
  void browser.exited.then(() => {
    hasEnded = true;
    for (const { reject } of pending.values()) reject(new Error('The browser has ended.'));
    pending.clear();
  });

  const send: Cdp['send'] = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      if (hasEnded) return reject(new Error('The browser has ended.'));
      lastId += 1;
      pending.set(lastId, { resolve, reject, sessionId });
      browser.send(JSON.stringify({ id: lastId, method, params, sessionId }));
    });

  return {
    send,
    post: (method, params, sessionId) => void send(method, params, sessionId).catch(() => {}),
    abandon(sessionId, reason) {
      for (const [id, command] of pending) {
        if (command.sessionId !== sessionId) continue;
        pending.delete(id);
        command.reject(new Error(reason));
      }
    },
  };
}
