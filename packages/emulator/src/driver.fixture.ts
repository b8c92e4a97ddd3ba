import { createEmulator } from './createEmulator.ts';
import { demoApiKey } from './demo.ts';
import type { Emulator, EmulatorOptions } from './Emulator.ts';
import { isRecord } from './http/fields.ts';

/** Origin of the emulator under test. */
export const base = 'http://localhost:4400';

/** The application of every driver. */
export const shop = {
  id: '0b1f8c52-6f43-4d7c-8f6e-0a6a7b1f2c01',
  name: 'Shop',
  source: 'https://shop.example',
};

/** A response with its text and, if it is JSON, its parsed body. */
interface ParsedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** An emulator with a stopped clock, and functions that send requests to it. */
export interface Driver {
  readonly emulator: Emulator;
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: HeadersInit,
  ) => Promise<ParsedResponse>;
  readonly createToken: (callbackUrl?: string) => Promise<string>;
  /** Creates a browser session and returns the `data` of the response. */
  readonly createSession: (body?: unknown) => Promise<Record<string, unknown>>;
  readonly open: (token: string, headers?: HeadersInit) => Promise<ParsedResponse>;
  readonly submit: (fields: Record<string, string>, headers?: HeadersInit) => Promise<ParsedResponse>;
}

/** Creates a driver. Its calls send the demo API key. */
export function createDriver(options: EmulatorOptions = {}): Driver {
  const emulator = createEmulator({ applications: [shop], now: () => 1_800_000_000_000, ...options });
  const send = async (path: string, init: RequestInit): Promise<ParsedResponse> => {
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
    createToken: async (callbackUrl = 'https://app.example/callback/state-1') => {
      const { body } = await call('POST', `/v1/applications/${shop.id}/tokens`, { callbackUrl });
      return String(body['token']);
    },
    createSession: async (body = {}) => {
      const response = await call('POST', '/v1/sessions', body);
      return isRecord(response.body['data']) ? response.body['data'] : {};
    },
    open: (token, headers = {}) => send(`/identity/create?token=${token}`, { headers }),
    submit: (fields, headers = {}) =>
      send('/identity/create', { method: 'POST', headers, body: new URLSearchParams(fields) }),
  };
}

// Arrays are returned as `list`, and other text as an empty object.
function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : { list: value };
  } catch {
    return {};
  }
}
