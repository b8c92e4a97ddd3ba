import type { LiveOptions } from './LiveOptions.ts';
import { LiveServer } from './LiveServer.ts';

/** Starts a server for every story that is shown. */
export async function loadLive({
  parameters,
}: {
  parameters: { live?: LiveOptions };
}): Promise<{ live: LiveServer }> {
  return { live: await LiveServer.start(parameters.live) };
}
