import { describe, expect, test } from 'vitest';
import { createAnchorClient } from '../anchor/createAnchorClient.ts';
import { createConnect } from '../createConnect.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, smallClient } from '../world.fixture.ts';

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

const withUrl = (publicUrl: unknown) => ({ publicUrl });

describe('an invalid option throws an error that names it and the fix', () => {
  const id = applicationIds.linkedin;
  test.each<[object, RegExp]>([
    [{ publicUrl: undefined }, /publicUrl is missing\. Set it to .*https:.*environment/],
    [{ publicUrl: 'app.example.com' }, /publicUrl is not a URL: "app\.example\.com"\. Write it as https:/],
    [{ publicUrl: 'http://app.example.com' }, /publicUrl must be https: "http:.*\. Use https/],
    [{ publicUrl: 'http://localhost.example.com' }, /publicUrl must be https/],
    [{ publicUrl: 'http://127.0.0.1.example.com' }, /publicUrl must be https/],
    [{ publicUrl: 'ftp://app.example.com' }, /publicUrl must be https/],
    [
      { publicUrl: 'localhost:5173' },
      /publicUrl is not a URL: "localhost:5173"\. Write it as .*http:\/\/localhost/,
    ],
    [{ publicUrl: '127.0.0.1:5173/app' }, /publicUrl is not a URL/],
    [{ publicUrl: 'app.example.com:8443' }, /publicUrl is not a URL/],
    [{ publicUrl: 'http://app.example.com/app' }, /publicUrl must be https/],
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
    [{ hostedUrl: 'http://app.anchorbrowser.io' }, /hostedUrl must be https/],
    [{ basePath: '' }, /basePath is not a plain path: ""\. Write it as \/api\/connect/],
    [{ basePath: '/' }, /basePath is not a plain path/],
    [{ basePath: 'api' }, /basePath is not a plain path/],
    [{ basePath: '/api/' }, /basePath is not a plain path/],
    [{ basePath: '//api' }, /basePath is not a plain path/],
    [{ basePath: '/a/../b' }, /basePath is not a plain path/],
    [{ applications: undefined }, /applications is empty\. Write it as/],
    [{ applications: {} }, /applications is empty/],
    [{ applications: { LinkedIn: { id } } }, /applications\.LinkedIn is not a plain name\. Use lower case/],
    [{ applications: { '': { id } } }, /applications\. is not a plain name/],
    [
      { applications: { linkedin: { id: undefined } } },
      /applications\.linkedin\.id is missing\. Set it to.*environment/,
    ],
    [{ applications: { linkedin: {} } }, /applications\.linkedin\.id is missing/],
    [{ applications: { linkedin: { id: '' } } }, /applications\.linkedin\.id is missing/],
    [{ applications: { linkedin: { id: '../x' } } }, /applications\.linkedin\.id must be a UUID: "\.\.\/x"/],
    [{ applications: { linkedin: undefined } }, /applications\.linkedin/],
    [{ applications: { linkedin: id } }, /applications\.linkedin\.id is missing/],
    [{ anchor: undefined }, /anchor is missing/],
    [{ anchor: 'sk-my-key' }, /anchor must be an Anchor client/],
    [{ store: undefined }, /store is missing/],
    [{ store: {} }, /store must be a store/],
    [{ getUser: undefined }, /getUser is missing/],
    [{ getUser: { id: 'ada' } }, /getUser must be a function, not an object/],
    [{ defaultReturnTo: 'https://evil.example' }, /defaultReturnTo is not a path of the app.*Write it as \//],
    [{ defaultReturnTo: '//evil.example' }, /defaultReturnTo is not a path/],
    [{ defaultReturnTo: '/\\evil.example' }, /defaultReturnTo is not a path/],
    [
      { limit: { attempts: 0, seconds: 60 } },
      /limit must be \{ attempts, seconds \} with whole numbers of 1 or more: \{"attempts":0,"seconds":60\}/,
    ],
    [{ limit: { attempts: 5 } }, /limit must be .*"seconds":"undefined"/],
    [{ limit: { attempts: Number.NaN, seconds: 1 } }, /limit must be .*"attempts":"NaN".*Number\(\)/],
    [{ callbackSession: 'Required' }, /callbackSession must be 'if-present' or 'required'/],
  ])('%o', (changes, message) => {
    expect(() => create(changes)).toThrow(TypeError);
    expect(() => create(changes)).toThrow(message);
    expect(() => create(changes)).toThrow(/^createConnect: .+\. .+\. See https:\/\/\S+#options$/);
  });

  test.each<[object, RegExp]>([
    [withUrl('https://undefined'), /publicUrl contains "undefined"\. Set the variable that it is built from/],
    [withUrl('https://null.example.com'), /publicUrl contains "null"/],
    [withUrl('https://app.example.com:undefined'), /publicUrl contains "undefined"/],
    [withUrl('https://[object Object]'), /publicUrl contains "\[object Object\]"/],
    [withUrl(''), /publicUrl is missing/],
    [withUrl(null), /publicUrl is missing/],
    [withUrl(3000), /publicUrl must be a string, not a number/],
    [withUrl(Promise.resolve('https://app.example.com')), /publicUrl must be a string, not a promise/],
    [{ hostedUrl: ['https://app.example.com'] }, /hostedUrl must be one origin, not a list\. Pass one/],
    [withUrl(' https://app.example.com'), /publicUrl has white space around it/],
    [withUrl('https://app.example.com\n'), /publicUrl has white space around it/],
    [withUrl('"https://app.example.com"'), /publicUrl has quotes around it\. Remove them/],
    [withUrl("'https://app.example.com'"), /publicUrl has quotes around it/],
    [withUrl('https://*.example.com'), /publicUrl must begin with an exact origin, not a pattern/],
    [withUrl('https://app.example.com.'), /publicUrl must name one host.*a dot at its end/],
    [withUrl('https://$HOST'), /publicUrl must name one host.*placeholders/],
    [withUrl('https://app.example.com:0'), /publicUrl must name one host/],
    [withUrl('https://a.example,https://b.example'), /publicUrl /],
    [{ hostedUrl: 'https://undefined' }, /hostedUrl contains "undefined"/],
    [{ basePath: '/undefined/connect' }, /basePath contains "undefined"/],
    [{ basePath: 7 }, /basePath must be a string, not a number/],
    [{ applications: [{ id }] }, /applications must be an object whose keys are the names .* not a list\./],
    [{ applications: new Map([['linkedin', { id }]]) }, /not a Map\..* one kit for each/],
    [{ applications: () => ({ linkedin: { id } }) }, /not a function\. Write it as .* one kit for each/],
    [{ applications: Promise.resolve({ linkedin: { id } }) }, /not a promise\./],
    [{ applications: { linkedin: { id: 'undefined' } } }, /applications\.linkedin\.id contains "undefined"/],
    [{ applications: { linkedin: { id: `${id}\n` } } }, /applications\.linkedin\.id has white space/],
    [{ applications: { linkedin: { id, name: '' } } }, /applications\.linkedin\.name is missing/],
    [{ applications: { linkedin: { id, iconUrl: 'undefined/in.svg' } } }, /iconUrl contains "undefined"/],
    [
      { applications: { linkedin: { id, iconUrl: 'http://cdn.example/in.svg' } } },
      /iconUrl is not the address/,
    ],
    [{ applications: { linkedin: { id, iconUrl: 'javascript:alert(1)' } } }, /iconUrl is not the address/],
    [
      { applications: { linkedin: { id, consent: true } } },
      /consent is true, but the product has no name\. Add/,
    ],
    [{ applications: { linkedin: { id, consent: ' ' } } }, /consent/],
    [{ applications: { linkedin: { id, consent: false } } }, /consent/],
    [{ defaultReturnTo: '/undefined' }, /defaultReturnTo contains "undefined"/],
    [{ limit: { attempts: '10', seconds: 600 } }, /limit must be .*"attempts":"10"/],
    [{ tenantLimit: { attempts: Infinity, seconds: 600 } }, /tenantLimit must be .*"attempts":"Infinity"/],
    [{ webhookSecret: [undefined] }, /webhookSecret is missing/],
    [{ webhookSecret: 'whsec_x\n' }, /webhookSecret has white space around it/],
    [{ webhookSecret: 'undefined' }, /webhookSecret contains "undefined"/],
    [{ encryptionSecret: 'short' }, /encryptionSecret must have at least 32 characters/],
    [{ encryptionSecret: [undefined] }, /encryptionSecret is missing/],
    [{ returnLinks: [undefined] }, /returnLinks\[0\] is missing\. Set it to com\.example\.app:\/connected/],
    [
      { returnLinks: ['https://app.example.com/a', 'app:/b'] },
      /returnLinks\[1\] cannot open an app: "app:\/b"/,
    ],
    ...['connect_attempt', 'connect%5Fcode', 'connect_error'].map((name): [object, RegExp] => [
      { returnLinks: [`com.example.app:/x?a=b&${name}=c`] },
      /returnLinks\[0\] has the parameter connect_(attempt|code|error), which the kit adds\. Leave it out/,
    ]),
    [{ now: 0 }, /now must be a function, not a number/],
    [{ onEvent: 'log' }, /onEvent must be a function/],
    [{ logger: 'console' }, /logger must be an object/],
  ])('from the environment: %o', (changes, message) => {
    expect(() => create(changes)).toThrow(TypeError);
    expect(() => create(changes)).toThrow(message);
    expect(() => create(changes)).toThrow(/^createConnect: .+\. .+\. See https:\/\/\S+#options$/);
  });

  test('a secret is not repeated in the message', () => {
    expect(() => create({ webhookSecret: '"whsec_secret"' })).toThrow(/^((?!whsec_secret).)*$/);
    expect(() => create({ encryptionSecret: 'too-short' })).toThrow(/^((?!too-short).)*$/);
  });

  test.each([undefined, '', 'undefined', 'sk-key\n', "'sk-key'"])(
    'an API key that is %j is refused',
    (apiKey) => {
      expect(() => createAnchorClient({ apiKey })).toThrow(
        /^createAnchorClient: apiKey ((?!sk-key).)+#options$/,
      );
    },
  );

  test('a key given for the client is not repeated in the message', () => {
    expect(() => create({ anchor: 'sk-my-key' })).not.toThrow(/sk-my-key/);
  });
});

test.each([
  '/connected',
  'com.example.app',
  'app:/connected',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///connected',
  'blob:https://app.example.com/x',
  'about:blank',
  'http://app.example.com/connected',
  'http://localhost/connected',
  'http://127.0.0.1.example.com/connected',
  'http://127.0.0.1@example.com/connected',
  'https://user@example.com/connected',
  'https://app.example.com/#connected',
  'com.example.app:/connected#x',
  '.com:/connected',
])('%s is refused as a return link', (link) => {
  expect(() => create({ returnLinks: [link] })).toThrow(/returnLinks\[0\] .+\. .+ com\.example\.app:/);
});

describe('accepted', () => {
  test.each([
    'com.example.app:/x',
    'com.example.app://x',
    'https://app.example.com/',
    'http://127.0.0.1/x',
    'http://[::1]:80/',
  ])('the return link %s', (link) => {
    expect(() => create({ returnLinks: [link] })).not.toThrow();
  });

  test.each([
    'https://app.example.com',
    'https://app.example.com/',
    'https://app.example.com:8443',
    'http://localhost:3000',
    'http://app.localhost',
    'http://127.0.0.1:5173',
    'http://[::1]:3000',
    'https://bücher.example',
    'https://app.example.com:443',
    'https://intranet',
    'https://my_app.internal',
    'https://null-island.example',
  ])('%s', (publicUrl) => {
    expect(createConnect({ ...right, publicUrl }).publicUrl).toBe(new URL(publicUrl).origin);
  });

  test.each(['Nan Ya', 'Null & Co', 'Undefined Labs', "Kids’ & Parents'", "'t Zwaantje"])(
    'an application called %s',
    (name) => {
      const { id } = right.applications.linkedin;
      expect(
        createConnect({ ...right, applications: { it: { id, name } } }).listApplications(),
      ).toMatchObject([{ name }]);
    },
  );
});
