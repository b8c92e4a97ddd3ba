import type { Emulator } from '../Emulator.ts';
import { isRecord } from '../http/fields.ts';

/** An error response, without key and token. */
export interface Refusal {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Undefined for HTML and empty bodies. */
  readonly message: string | undefined;
}

/** Wraps the emulator to log each error response. */
export function logRefusals(emulator: Emulator, log: (refusal: Refusal) => void): Emulator {
  async function logRefusal({ method, url }: Request, response: Response): Promise<void> {
    const { pathname: path } = new URL(url);
    const { status } = response;
    if (status >= 400) log({ method, path, status, message: readMessage(await response.clone().text()) });
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
    async watchAgentSteps(request, send) {
      const result = await emulator.watchAgentSteps(request, send);
      if (result instanceof Response) await logRefusal(request, result);
      return result;
    },
  };
}

// The setting `errorBody` decides where the message is. HTML and empty bodies have none.
function readMessage(body: string): string | undefined {
  const value = parseJson(body);
  const error = isRecord(value) ? (value.error ?? value.message) : undefined;
  const message = isRecord(error) ? error.message : error;
  return typeof message === 'string' ? message : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
