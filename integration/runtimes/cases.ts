import { bodies } from './cases/bodies.ts';
import { requests } from './cases/requests.ts';
import { signIns } from './cases/signIns.ts';
import { troubles } from './cases/troubles.ts';

/**
 * What holds wherever the kit is mounted, one list for all rows. Where a framework answers before the kit is asked, its
 * answer has to be as safe, not the same.
 */
export const cases = { ...signIns, ...requests, ...bodies, ...troubles };

export type CaseName = keyof typeof cases;
