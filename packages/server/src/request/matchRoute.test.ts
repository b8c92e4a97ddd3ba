import { pathTo, routes } from '@kit/protocol';
import { expect, test } from 'vitest';
import { matchRoute } from './matchRoute.ts';

const names = ['createAttempt', 'readAttempt', 'confirmAttempt', 'startAttempt', 'receiveCallback'] as const;

test.each(names)('%s is found by its own path', (name) => {
  const id = routes[name].path.includes(':id') ? 'Ab-_9' : '';
  expect(matchRoute(routes[name].method, pathTo(name, id))).toEqual({ route: name, id });
});

test('HEAD is looked up as GET, and only so', () => {
  expect(matchRoute('HEAD', '/connections')).toEqual({ route: 'listConnections', id: '' });
  expect(matchRoute('HEAD', '/attempts')).toEqual({ allow: ['POST'] });
});

test.each([
  '',
  '/',
  'connections',
  '//connections',
  '/connections/',
  '/connections//x',
  '/attempts//confirm',
  '/attempts/x/confirm/',
  '/attempts/x/',
  '/attempts/x y',
  '/attempts/é',
  '/attempts/%41',
  '/attempts/a%2Fb',
  '/attempts/..',
  '/attempts/.',
  `/attempts/${'a'.repeat(129)}`,
])('%j is no route', (path) => {
  expect(matchRoute('GET', path)).toBeUndefined();
});

test('an id may be as long as 128 characters', () => {
  const id = 'a'.repeat(128);
  expect(matchRoute('GET', `/attempts/${id}`)).toEqual({ route: 'readAttempt', id });
});
