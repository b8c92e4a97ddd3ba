import type { Emulator } from './Emulator.ts';
import { isRecord } from './http/isRecord.ts';

/** The emulator, with a line for each request that it refuses: method, path, status and its own sentence, no key and no token. */
export function tellRefusals(
  emulator: Pick<Emulator, 'fetch'>,
  tell: (line: string) => void,
): Pick<Emulator, 'fetch'> {
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const { method, url } = request;
      const response = await emulator.fetch(request);
      const { pathname } = new URL(url);
      if (response.status >= 400)
        tell([method, pathname, response.status, ...sentenceOf(await response.clone().text())].join(' '));
      return response;
    },
  };
}

/** In whichever body the settings ask for; none where it is no JSON. */
function sentenceOf(body: string): string[] {
  const value = parse(body);
  const error = isRecord(value) ? (value.error ?? value.message) : undefined;
  const sentence = isRecord(error) ? error.message : error;
  return typeof sentence === 'string' ? [sentence] : [];
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
