import type { Emulator } from '../Emulator.ts';
import { isRecord } from '../http/fields.ts';

/** Wraps the emulator to log a line for each error response: method, path, status and message, without key and token. */
export function logRefusals(
  emulator: Pick<Emulator, 'fetch'>,
  log: (line: string) => void,
): Pick<Emulator, 'fetch'> {
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const { method, url } = request;
      const response = await emulator.fetch(request);
      const { pathname } = new URL(url);
      if (response.status >= 400)
        log([method, pathname, response.status, ...readMessage(await response.clone().text())].join(' '));
      return response;
    },
  };
}

// The setting `errorBody` decides where the message is. HTML and empty bodies have none.
function readMessage(body: string): string[] {
  const value = parseJson(body);
  const error = isRecord(value) ? (value.error ?? value.message) : undefined;
  const message = isRecord(error) ? error.message : error;
  return typeof message === 'string' ? [message] : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
