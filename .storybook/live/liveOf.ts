import { LiveServer } from './LiveServer.ts';

/** The server of a story, from what its loaders loaded. */
export function liveOf(loaded: Record<string, unknown>): LiveServer {
  const { live } = loaded;
  if (live instanceof LiveServer) return live;
  throw new TypeError('The story has no live server: is loadLive among the loaders of the preview?');
}
