import { laterFile } from '../../client/laterFile.ts';

/**
 * The effects, which a run needs once its popup is open. A button loads them when it mounts, and again before a click if that
 * failed.
 */
export const effectsFile = laterFile(() => import('./effects.ts'));
