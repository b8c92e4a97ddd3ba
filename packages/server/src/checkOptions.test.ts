import { describe, expect, test } from 'vitest';
import { createConnect } from './createConnect.ts';
import { memoryStore } from './stores/memoryStore.ts';
import { applicationIds, smallClient } from './world.fixture.ts';

const right = {
  anchor: smallClient('http://127.0.0.1:1'),
  applications: { linkedin: { id: applicationIds.linkedin } },
  publicUrl: 'https://app.example.com',
  store: memoryStore(),
  getUser: () => null,
};

/** As an app without types would call it. */
function create(changes: object): unknown {
  return createConnect(Object.assign({ ...right }, changes));
}

describe('a wrong option is named, with what to do about it', () => {
  const id = applicationIds.linkedin;
  test.each<[object, RegExp]>([
    [{ publicUrl: undefined }, /publicUrl is not a URL: undefined\. Write it as https:/],
    [{ publicUrl: 'app.example.com' }, /publicUrl is not a URL: "app\.example\.com"\. Write it as https:/],
    [{ publicUrl: 'http://app.example.com' }, /publicUrl is not https: http:.*\. Use https/],
    [{ publicUrl: 'http://localhost.example.com' }, /publicUrl is not https/],
    [{ publicUrl: 'http://127.0.0.1.example.com' }, /publicUrl is not https/],
    [{ publicUrl: 'ftp://app.example.com' }, /publicUrl is not https/],
    [
      { publicUrl: 'localhost:5173' },
      /publicUrl is not a URL: "localhost:5173"\. Write it as .*http:\/\/localhost/,
    ],
    [{ publicUrl: '127.0.0.1:5173/app' }, /publicUrl is not a URL/],
    [{ publicUrl: 'app.example.com:8443' }, /publicUrl is not a URL/],
    [{ publicUrl: 'http://app.example.com/app' }, /publicUrl is not https/],
    [{ hostedUrl: 'localhost:4400' }, /hostedUrl is not a URL/],
    [
      { publicUrl: 'https://app.example.com/app' },
      /publicUrl has more than an origin\. Write it as https:\/\/app\.example\.com\./,
    ],
    [{ publicUrl: 'https://app.example.com?a' }, /publicUrl has more than an origin/],
    [{ publicUrl: 'https://app.example.com#a' }, /publicUrl has more than an origin/],
    [
      { publicUrl: 'https://ada:pw@app.example.com' },
      /publicUrl has more than an origin\. Write it as https:\/\/app\.example\.com\./,
    ],
    [{ hostedUrl: 'http://app.anchorbrowser.io' }, /hostedUrl is not https/],
    [{ basePath: '' }, /basePath is not a plain path: ""\. Write it as \/api\/connect/],
    [{ basePath: '/' }, /basePath is not a plain path/],
    [{ basePath: 'api' }, /basePath is not a plain path/],
    [{ basePath: '/api/' }, /basePath is not a plain path/],
    [{ basePath: '//api' }, /basePath is not a plain path/],
    [{ basePath: '/a/../b' }, /basePath is not a plain path/],
    [{ applications: undefined }, /applications is empty\. Name at least one/],
    [{ applications: {} }, /applications is empty/],
    [{ applications: { LinkedIn: { id } } }, /applications\.LinkedIn is not a plain name\. Use lower case/],
    [{ applications: { '': { id } } }, /applications\. is not a plain name/],
    [
      { applications: { linkedin: { id: undefined } } },
      /applications\.linkedin\.id is missing\. Set it to.*environment/,
    ],
    [{ applications: { linkedin: {} } }, /applications\.linkedin\.id is missing/],
    [{ applications: { linkedin: { id: '' } } }, /applications\.linkedin\.id is missing/],
    [{ applications: { linkedin: { id: '../x' } } }, /applications\.linkedin\.id is no UUID: "\.\.\/x"/],
    [{ applications: { linkedin: undefined } }, /applications\.linkedin/],
    [{ applications: { linkedin: id } }, /applications\.linkedin\.id is missing/],
    [{ anchor: undefined }, /anchor is missing/],
    [{ anchor: 'sk-my-key' }, /anchor /],
    [{ store: undefined }, /store is missing/],
    [{ store: {} }, /store /],
    [{ getUser: undefined }, /getUser is missing/],
    [{ getUser: { id: 'ada' } }, /getUser /],
    [{ defaultReturnTo: 'https://evil.example' }, /defaultReturnTo is not a path of the app.*Write it as \//],
    [{ defaultReturnTo: '//evil.example' }, /defaultReturnTo is not a path/],
    [{ defaultReturnTo: '/\\evil.example' }, /defaultReturnTo is not a path/],
    [
      { limit: { attempts: 0, seconds: 60 } },
      /limit is no limit\. Give attempts and seconds as whole numbers of 1 or more/,
    ],
    [{ limit: { attempts: 5 } }, /limit is no limit/],
    [{ limit: { attempts: Number.NaN, seconds: 1 } }, /limit is no limit/],
    [{ callbackSession: 'Required' }, /callbackSession /],
  ])('%o', (changes, message) => {
    expect(() => create(changes)).toThrow(TypeError);
    expect(() => create(changes)).toThrow(message);
    expect(() => create(changes)).toThrow(/^createConnect: .+\. .+\.$/);
  });

  test('a key given for the client is not repeated in the message', () => {
    expect(() => create({ anchor: 'sk-my-key' })).not.toThrow(/sk-my-key/);
  });
});

describe('accepted', () => {
  test.each([
    'https://app.example.com',
    'https://app.example.com/',
    'https://app.example.com:8443',
    'http://localhost:3000',
    'http://app.localhost',
    'http://127.0.0.1:5173',
    'http://[::1]:3000',
  ])('%s', (publicUrl) => {
    expect(createConnect({ ...right, publicUrl }).publicUrl).toBe(new URL(publicUrl).origin);
  });
});
