import type { LiveOptions } from './LiveOptions.ts';
import { LiveServer } from './LiveServer.ts';

/** Starts a server for each story. */
export async function loadLive({
  parameters,
}: {
  parameters: { live?: LiveOptions };
}): Promise<{ live: LiveServer }> {
  return { live: await LiveServer.start(parameters.live) };
}
