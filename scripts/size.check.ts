import { expect, test } from 'vitest';
import { kib, sizeParts } from './sizeParts.mjs';

// A budget is the measured size, rounded up. If a change exceeds it, raise it in sizeParts.mjs and explain why.
test.each(sizeParts)(
  '$part weighs at most $budget KiB with the page and $laterBudget KiB later',
  async ({ budget, laterBudget, measure }) => {
    const { bytes, laterBytes } = await measure();
    expect(bytes).toBeGreaterThan(500); // the measurement is not empty
    expect(kib(bytes)).toBeLessThanOrEqual(budget);
    expect(kib(laterBytes)).toBeLessThanOrEqual(laterBudget);
  },
);
