import { expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { askAda } from './links.fixture.ts';

test('the address of a link has the id of the request, and no secret', async () => {
  const { id, link } = await askAda();
  expect(link).toBe(`${publicUrl}/api/connect/ask/${id}`);
});

test.each<[string, unknown]>([
  ['null, as of an account that is connected already', { requestId: null }],
  ['a number', { requestId: 7 }],
  ['a list', { requestId: ['x'.repeat(43)] }],
  ['empty', { requestId: '' }],
  ['a path', { requestId: '../callback/x' }],
  ['too long', { requestId: 'x'.repeat(44) }],
  ['absent', {}],
  ['not named', 'x'.repeat(43)],
])('an id that is %s is a TypeError that says which id to use', async (_, request) => {
  const { connect } = await createWorld();
  const create = () => Reflect.apply(connect.createLink, undefined, [request]);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(
    /^requestId must be the id of a request\. Use the id that connect\.request returned/,
  );
});
