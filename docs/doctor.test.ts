import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findings } from '../packages/server/src/doctor/findings.ts';

test('every finding has a heading with its level, and every heading has a finding', () => {
  const page = readFileSync(new URL('doctor.md', import.meta.url), 'utf8');
  const headings = [...page.matchAll(/^### (\w+)\n(Ok|Warning|Problem)\. /gm)].map(([, code, level]) => [
    code,
    level?.toLowerCase(),
  ]);
  expect(headings).toEqual(Object.entries(findings).map(([code, { level }]) => [code, level]));
  expect(page.match(/^### /gm)).toHaveLength(headings.length);
});

test('every warning and every problem has a fix', () => {
  for (const [code, finding] of Object.entries(findings))
    expect('fix' in finding, code).toBe(finding.level !== 'ok');
});
