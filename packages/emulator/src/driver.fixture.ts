import { createEmulator } from './createEmulator.ts';
import { demoApiKey } from './demo.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { isRecord } from './http/isRecord.ts';

/** Where the emulator under test seems to be served. */
export const base = 'http://localhost:4400';

/** An application every driver has. */
export const shop = {
  id: '0b1f8c52-6f43-4d7c-8f6e-0a6a7b1f2c01',
  name: 'Shop',
  source: 'https://shop.example',
};

/** An API answer: status, headers and body, the parsed one where it is JSON. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** An emulator on a clock that stands still, and short ways to talk to it. */
export interface Driver {
  readonly emulator: Emulator;
  readonly call: (method: string, path: string, body?: unknown, headers?: HeadersInit) => Promise<Answer>;
  readonly mint: (callbackUrl?: string) => Promise<string>;
  readonly open: (token: string, headers?: HeadersInit) => Promise<Answer>;
  readonly submit: (fields: Record<string, string>, headers?: HeadersInit) => Promise<Answer>;
}

/** Makes a driver; the key goes along by itself. */
export function createDriver(options: EmulatorOptions = {}): Driver {
  const emulator = createEmulator({ applications: [shop], now: () => 1_800_000_000_000, ...options });
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await emulator.fetch(`${base}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
  const call: Driver['call'] = (method, path, body, headers) =>
    send(path, {
      method,
      headers: { 'anchor-api-key': demoApiKey, ...Object.fromEntries(new Headers(headers)) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return {
    emulator,
    call,
    mint: async (callbackUrl = 'https://app.example/callback/state-1') => {
      const { body } = await call('POST', `/v1/applications/${shop.id}/tokens`, { callbackUrl });
      return String(body['token']);
    },
    open: (token, headers = {}) => send(`/identity/create?token=${token}`, { headers }),
    submit: (fields, headers = {}) =>
      send('/identity/create', { method: 'POST', headers, body: new URLSearchParams(fields) }),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : { list: value };
  } catch {
    return {};
  }
}
