import assert from 'node:assert/strict';
import type { Answer } from '../shared/send.ts';

/** The answer is JSON with this code, and nothing of what went wrong inside. */
export function expectError(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.all);
  assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
  const { error } = JSON.parse(answer.body);
  assert.equal(error.code, code);
  assert.equal(typeof error.message, 'string');
  expectNoInsides(answer);
}

/** Neither a stack nor the text of one of the kit's errors. */
export function expectNoInsides({ all }: Answer): void {
  assert.doesNotMatch(all, /hidden:|\.[cm]?[jt]s:\d+|\n\s+at /);
}

/** The headers that keep an answer to the one who asked. */
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
    `${statuses.join(' or ')} was expected:\n${answer.all.slice(0, 1_500)}`,
  );
}

/** Nothing a sender made up comes back. */
export function expectNoTrace({ all }: Answer): void {
  assert.doesNotMatch(all, /evil/i);
}

/** Text of a field of a JSON answer. */
export function field(answer: Answer, name: string): string {
  const value: unknown = JSON.parse(answer.body)[name];
  assert.equal(typeof value, 'string', answer.all);
  return String(value);
}
