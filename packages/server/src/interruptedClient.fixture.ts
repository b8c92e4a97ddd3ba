import type { AnchorClient } from './anchor/AnchorClient.ts';
import { meddledClient } from './meddledClient.fixture.ts';

/** The small client, at an emulator whose answer to one call can be kept back while something else happens. */
export function interruptedClient(call: Parameters<typeof meddledClient>[0]): {
  anchor: (url: string) => AnchorClient;
  /** What happens before the next answer to the call arrives; once. */
  interrupt: (act: () => Promise<unknown>) => void;
} {
  let act: (() => Promise<unknown>) | undefined;
  return {
    anchor: meddledClient(call, async (answer) => {
      const next = act;
      act = undefined;
      await next?.();
      return answer;
    }),
    interrupt(next) {
      act = next;
    },
  };
}
