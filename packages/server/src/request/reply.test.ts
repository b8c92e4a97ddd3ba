import { expect, test } from 'vitest';
import { emptyReply, newReference, redirectReply } from './reply.ts';

test('a request id is short and unique', () => {
  const ids = Array.from({ length: 100 }, newReference);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(100);
});

test('a reply without a body has only the headers that it needs', () => {
  expect(emptyReply(204)).toEqual({ status: 204, headers: [], body: null });
  expect(redirectReply('/next')).toEqual({ status: 303, headers: [['location', '/next']], body: null });
});
