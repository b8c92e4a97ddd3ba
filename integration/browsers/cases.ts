import { attackCases } from './cases/attackCases.ts';
import { endingCases } from './cases/endingCases.ts';
import { hostCases } from './cases/hostCases.ts';
import { openingCases } from './cases/openingCases.ts';
import { policyCases } from './cases/policyCases.ts';

/** Every case, by its name. */
export const cases = { ...openingCases, ...endingCases, ...policyCases, ...hostCases, ...attackCases };

export type CaseName = keyof typeof cases;
