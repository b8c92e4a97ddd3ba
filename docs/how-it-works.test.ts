import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { howItWorksPage } from '../scripts/engineStates.mjs';

test('the states of the engine match its table (to update them, run node scripts/engineStates.mjs)', () => {
  expect(readFileSync(new URL('how-it-works.md', import.meta.url), 'utf8')).toBe(howItWorksPage());
});
