import { expect, test } from 'vitest';
import { parseApplications } from './guards.ts';

const linkedin = { application: 'linkedin', name: 'LinkedIn' };

test.each([
  {},
  { iconUrl: '/icons/linkedin.svg' },
  { product: 'Acme', consent: true },
  { consent: 'Acme acts as you.' },
])('an application with %o is read', (more) => {
  const body = { applications: [{ ...linkedin, ...more }] };
  expect(parseApplications(body)).toEqual(body);
});

test.each([
  { name: 7 },
  { application: undefined },
  { iconUrl: 7 },
  { product: 7 },
  { product: null },
  { consent: false },
  { consent: null },
  { consent: { en: 'Acme acts as you.' } },
])('a list with an application with %o is refused', (more) => {
  expect(parseApplications({ applications: [linkedin, { ...linkedin, ...more }] })).toBeUndefined();
});

test.each([undefined, null, [], { applications: {} }])('%o is not a list of applications', (body) => {
  expect(parseApplications(body)).toBeUndefined();
});
