import { endingCases } from './cases/endingCases.ts';
import { openingCases } from './cases/openingCases.ts';
import { policyCases } from './cases/policyCases.ts';

/** Every case, by its name. */
export const cases = { ...openingCases, ...endingCases, ...policyCases };

export type CaseName = keyof typeof cases;
