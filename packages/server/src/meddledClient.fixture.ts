import { demoApiKey } from '@kit/emulator';
import type { AnchorClient } from './anchor/AnchorClient.ts';
import { createAnchorClient } from './anchor/createAnchorClient.ts';

/** The small client, at an emulator whose answers to one call are changed on their way, or met by something that happens meanwhile. */
export function meddledClient(
  call: `${'GET' | 'PUT' | 'POST' | 'DELETE'} ${string}`,
  meddle: (answer: Response) => Response | Promise<Response>,
): (url: string) => AnchorClient {
  return (baseUrl) =>
    createAnchorClient({
      apiKey: demoApiKey,
      baseUrl,
      dangerouslyAllowCustomBaseUrl: true,
      async fetch(input, init) {
        const { method, url } = new Request(input, init);
        const answer = await fetch(input, init);
        return `${method} ${new URL(url).pathname}`.startsWith(call) ? meddle(answer) : answer;
      },
    });
}
