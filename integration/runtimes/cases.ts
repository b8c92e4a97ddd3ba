import { bodies } from './cases/bodies.ts';
import { requests } from './cases/requests.ts';
import { signIns } from './cases/signIns.ts';
import { troubles } from './cases/troubles.ts';

/**
 * The cases of every row. If a framework responds before the kit does, its response must be equally safe, but may differ.
 */
export const cases = { ...signIns, ...requests, ...bodies, ...troubles };

export type CaseName = keyof typeof cases;
