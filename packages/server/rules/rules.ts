import { browserRules } from './browserRules.ts';
import { claimRules } from './claimRules.ts';
import { identityRules } from './identityRules.ts';
import { requestRules } from './requestRules.ts';
import { routeRules } from './routeRules.ts';
import { absenceRules } from './absenceRules.ts';
import { anchorRules } from './anchorRules.ts';
import { answerRules } from './answerRules.ts';
import { startRules } from './startRules.ts';
import { storeRules } from './storeRules.ts';
import type { Rule } from './rule.ts';

/** Every rule that is taken out, and the test that has to notice. */
export const rules: readonly Rule[] = [
  ...browserRules,
  ...claimRules,
  ...identityRules,
  ...requestRules,
  ...routeRules,
  ...absenceRules,
  ...anchorRules,
  ...answerRules,
  ...startRules,
  ...storeRules,
];
