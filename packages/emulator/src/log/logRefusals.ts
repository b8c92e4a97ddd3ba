import type { Emulator } from '../Emulator.ts';
import { isRecord } from '../http/fields.ts';

/** Wraps the emulator to log a line for each error response: method, path, status and message, without key and token. */
export function logRefusals(emulator: Emulator, log: (line: string) => void): Emulator {
  async function logRefusal({ method, url }: Request, response: Response): Promise<void> {
    const { pathname } = new URL(url);
    if (response.status >= 400)
      log([method, pathname, response.status, ...readMessage(await response.clone().text())].join(' '));
  }
  return {
    ...emulator,
    async fetch(input, init) {
      const request = new Request(input, init);
      const response = await emulator.fetch(request);
      await logRefusal(request, response);
      return response;
    },
    async openCdp(request) {
      const result = await emulator.openCdp(request);
      if (result instanceof Response) await logRefusal(request, result);
      return result;
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
