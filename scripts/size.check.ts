import { expect, test } from 'vitest';
import { kib, sizeParts } from './sizeParts.mjs';

// A budget is what was measured, rounded up: whoever goes over it decides so, and says so there.
test.each(sizeParts)('$part weighs at most $budget KiB', async ({ budget, measure }) => {
  const { bytes, laterBytes } = await measure();
  expect(bytes).toBeGreaterThan(500); // something was measured
  expect(kib(bytes + laterBytes)).toBeLessThanOrEqual(budget);
});
