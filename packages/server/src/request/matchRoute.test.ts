import { pathTo, routes } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import { matchRoute } from './matchRoute.ts';

const names = [
  'createAttempt',
  'readAttempt',
  'confirmAttempt',
  'startAttempt',
  'receiveCallback',
  'listConnections',
  'deleteConnection',
  'reconnectConnection',
  'readRequest',
  'findRequest',
  'declineRequest',
  'chooseConnection',
  'openLink',
  'answerLink',
  'receiveWebhook',
  'listApplications',
] as const;

describe.each(names)('%s matches', (name) => {
  const { method, path } = routes[name];
  const id = path.includes(':id') ? 'Ab-_9' : '';

  test.each(['', '/api/connect', '/api/v2.1/~ada/connect', '/connections', '/attempts', '/start/attempts'])(
    'below %j, with and without a trailing slash',
    (mount) => {
      expect(matchRoute(method, mount + pathTo(name, id))).toEqual({ route: name, id });
      expect(matchRoute(method, `${mount}${pathTo(name, id)}/`)).toEqual({ route: name, id });
    },
  );
});

test('a segment of a route is not an id', () => {
  expect(matchRoute('GET', '/attempts/connections')).toEqual({ route: 'listConnections', id: '' });
  expect(matchRoute('GET', '/attempts/confirm')).toBeUndefined();
});

test('HEAD matches only GET routes', () => {
  expect(matchRoute('HEAD', '/connections')).toEqual({ route: 'listConnections', id: '' });
  expect(matchRoute('HEAD', '/attempts')).toEqual({ allow: ['POST'] });
});

test.each([
  '',
  '/',
  'connections',
  '//connections',
  '/connections//x',
  '/connections//',
  '//evil.example/connections',
  '/api//connections',
  '/attempts//confirm',
  '/attempts/x y',
  '/attempts/é',
  '/attempts/%41',
  '/attempts/a%2Fb',
  '/attempts/..',
  '/attempts/.',
  `/attempts/${'a'.repeat(129)}`,
])('%j is not a route', (path) => {
  expect(matchRoute('GET', path)).toBeUndefined();
});

test('an id has at most 128 characters', () => {
  const id = 'a'.repeat(128);
  expect(matchRoute('GET', `/attempts/${id}`)).toEqual({ route: 'readAttempt', id });
});
