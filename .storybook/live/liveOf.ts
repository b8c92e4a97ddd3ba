import { LiveServer } from './LiveServer.ts';

/** Returns the server of a story. */
export function liveOf(loaded: Record<string, unknown>): LiveServer {
  const { live } = loaded;
  if (live instanceof LiveServer) return live;
  throw new TypeError('The story has no live server. Add loadLive to the loaders of the preview.');
}
