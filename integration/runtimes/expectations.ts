import assert from 'node:assert/strict';
import type { Answer } from '../shared/send.ts';

/** Expects JSON with this code, and no internal details. */
export function expectError(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.all);
  assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
  const { error } = JSON.parse(answer.body);
  assert.equal(error.code, code);
  assert.equal(typeof error.message, 'string');
  expectNoInsides(answer);
}

/** Expects neither a stack nor the text of an internal error. */
export function expectNoInsides({ all }: Answer): void {
  assert.doesNotMatch(all, /hidden:|\.[cm]?[jt]s:\d+|\n\s+at /);
}

/** Expects the security headers of every response. */
export function expectGuarded({ headers, all }: Answer): void {
  assert.equal(headers['cache-control'], 'no-store', all);
  assert.equal(headers['referrer-policy'], 'no-referrer', all);
  assert.equal(headers['x-content-type-options'], 'nosniff', all);
  const vary = (headers.vary ?? '').toLowerCase().split(/, */);
  assert.ok(vary.includes('cookie') && vary.includes('origin'), all);
  assert.equal(headers['access-control-allow-origin'], undefined);
}

export function expectStatus(answer: Answer, ...statuses: number[]): void {
  assert.ok(
    statuses.includes(answer.status),
    `Expected ${statuses.join(' or ')}:\n${answer.all.slice(0, 1_500)}`,
  );
}

/** Expects that the response repeats no value that the sender invented. */
export function expectNoTrace({ all }: Answer): void {
  assert.doesNotMatch(all, /evil/i);
}

/** Returns the text of a field of a JSON response. */
export function field(answer: Answer, name: string): string {
  const value: unknown = JSON.parse(answer.body)[name];
  assert.equal(typeof value, 'string', answer.all);
  return String(value);
}
