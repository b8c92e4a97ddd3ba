import { laterFile } from '../client/laterFile.ts';

/** How tabs agree on who reports an answer. A card loads it when it mounts, and again when its request changes if that failed. */
export const answersFile = laterFile(() => import('./openAnswers.ts'));
