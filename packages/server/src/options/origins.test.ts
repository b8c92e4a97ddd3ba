import { describe, expect, test } from 'vitest';
import { createConnect } from '../createConnect.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, smallClient } from '../world.fixture.ts';

const app = 'https://app.example.com';
const check = () => true;

/** As an app without types would call it. */
function create(changes: object) {
  const right = {
    anchor: smallClient('http://127.0.0.1:1'),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl: app,
    store: memoryStore(),
    getUser: () => null,
  };
  return createConnect(Object.assign(right, changes));
}

/** The message of the error that the options cause, without the parts that every message has. */
function errorOf(changes: object): string | undefined {
  try {
    create(changes);
  } catch (error) {
    const message = error instanceof TypeError ? error.message : '';
    return /^createConnect: (.+\. .+)\. See https:\/\/\S+#options$/.exec(message)?.[1];
  }
}

describe('publicUrl', () => {
  test.each([
    [[app]],
    [[app, 'https://app.example.org', 'http://localhost:3000']],
    [[app, app]],
    [
      [
        app,
        'https://*.previews.example.com',
        'https://pr-*.previews.example.com',
        'https://*-acme.x.example.co.uk',
      ],
    ],
    [[app, check]],
    [[app, check, 'https://*.previews.example.com']],
  ])('accepts %j, and its first entry is the origin', (publicUrl) => {
    expect(create({ publicUrl }).publicUrl).toBe(app);
  });

  test('is a whole origin in the form of browsers', () => {
    expect(create({ publicUrl: ['HTTPS://APP.Example.com:443/'] }).publicUrl).toBe(app);
  });

  test.each<[unknown, RegExp]>([
    [[], /publicUrl is an empty list\. Write it as \['https:/],
    [[''], /publicUrl\[0\] is missing\. .*environment variable/],
    [[undefined], /publicUrl\[0\] is missing/],
    [[app, ''], /publicUrl\[1\] is missing/],
    [[app, undefined], /publicUrl\[1\] is missing/],
    [[app, 'https://undefined'], /publicUrl\[1\] contains "undefined"\. Set the variable/],
    [[app, ' https://b.example.com'], /publicUrl\[1\] has white space around it/],
    [[app, '"https://b.example.com"'], /publicUrl\[1\] has quotes around it/],
    [[app, 'b.example.com'], /publicUrl\[1\] is not a URL/],
    [[app, 'http://b.example.com'], /publicUrl\[1\] must be https/],
    [
      [app, 'https://b.example.com/app'],
      /publicUrl\[1\] has more than an origin\. Write it as https:\/\/b\.example\.com$/,
    ],
    [[app, 7], /publicUrl\[1\] must be a string, not a number/],
    [[app, null], /publicUrl\[1\] is missing/],
    [[app, [app]], /publicUrl\[1\] must be one origin, not a list/],
    [[app, Promise.resolve(app)], /publicUrl\[1\] must be a string, not a promise/],
    [`${app},https://b.example.com`, /publicUrl must name one host.*A list is an array/],
    [new Set([app]), /publicUrl must be a string, not an object/],
    [check, /publicUrl must begin with an exact origin, not a function\. .*, isCustomerOrigin\]/],
    [[check, app], /publicUrl must begin with an exact origin, not a function/],
    [[app, check, check], /publicUrl\[2\] is a second function\. Pass one function/],
    [
      'https://*.previews.example.com',
      /publicUrl must begin with an exact origin, not a pattern\. .*, 'https:/,
    ],
    [['https://*.previews.example.com'], /publicUrl must begin with an exact origin, not a pattern/],
  ])('%j throws', (publicUrl, message) => expect(errorOf({ publicUrl })).toMatch(message));
});

describe('a pattern in publicUrl', () => {
  test.each([
    'https://*.*.previews.example.com',
    'https://**.previews.example.com',
    'https://a*b*.previews.example.com',
    'https://previews.*.example.com',
    'https://*',
    '*',
    'http://*.previews.example.com',
    '*.previews.example.com',
    'https://*.previews.example.com:8443',
    'https://*.previews.example.com/',
    'https://*.previews.example.com/*',
    'https://*.previews.example.com.',
    'https://*.previews..example.com',
    'https://*.PREVIEWS.example.com',
    'https://ada@*.previews.example.com',
    'https://*.previews.$HOST.com',
    ' https://*.previews.example.com',
    'https://*.previews.example.com ',
    'https://*.previews.ex\u00e4mple.com',
    'https://*.[::1]',
  ])('%j is not one', (pattern) =>
    expect(errorOf({ publicUrl: [app, pattern] })).toMatch(
      /publicUrl\[1\] is not a pattern for host names: .*Write it as https:\/\/\*\.previews/,
    ),
  );

  test.each([
    'https://*.com',
    'https://*.example.com',
    'https://pr-*.example.com',
    'https://*.co.uk',
    'https://*.example.co.uk',
    'https://pr-*.example.com.au',
    'https://*.previews.undefined',
  ])('%j would cover a whole domain', (pattern) =>
    expect(errorOf({ publicUrl: [app, pattern] })).toMatch(
      /publicUrl\[1\] covers a whole domain: .*subdomain that you use for nothing else/,
    ),
  );

  test.each([
    'https://*.vercel.app',
    'https://shop-*-acme.vercel.app',
    'https://*.z6.web.core.windows.net',
    'https://*--shop.netlify.app',
    'https://*.shop.pages.dev',
    'https://*.up.railway.app',
    'https://*.us-central1.run.app',
    'https://*.uc.r.appspot.com',
    'https://*.eu-west-1.elasticbeanstalk.com',
    'https://x-*.app.github.dev',
    'https://*.lambda-url.us-east-1.on.aws',
    'https://*.us-east-1.awsapprunner.com',
    'https://*.preview.csb.app',
  ])('%j would cover hosts of other people', (pattern) =>
    expect(errorOf({ publicUrl: [app, pattern] })).toMatch(
      /publicUrl\[1\] covers hosts of other people on [\w.]+: .*VERCEL_URL/,
    ),
  );

  test('a domain that only ends like a shared one is accepted', () => {
    expect(() => create({ publicUrl: [app, 'https://*.previews.my-vercel.app'] })).not.toThrow();
  });
});

describe('hostHeader', () => {
  test.each<[unknown, RegExp]>([
    ['', /hostHeader is not the name of a header: ""\. Write it as x-forwarded-host/],
    ['x forwarded', /hostHeader is not the name/],
    [true, /hostHeader is not the name of a header: true/],
  ])('%j throws', (hostHeader, message) =>
    expect(errorOf({ publicUrl: [app], hostHeader })).toMatch(message),
  );

  test('without a list throws, because it would have no effect', () => {
    expect(errorOf({ hostHeader: 'x-forwarded-host' })).toMatch(
      /hostHeader has no effect with one publicUrl\. .*make publicUrl a list/,
    );
  });
});

describe('trustedOrigins', () => {
  test.each<[unknown, RegExp]>([
    ['https://www.example.com', /trustedOrigins must be a list, not a string\. Write it as \['https:/],
    [new Set(['https://www.example.com']), /trustedOrigins must be a list, not an object/],
    [[''], /trustedOrigins\[0\] is missing/],
    [['https://www.example.com', undefined], /trustedOrigins\[1\] is missing/],
    [['*'], /trustedOrigins\[0\] is not a URL/],
    [['null'], /trustedOrigins\[0\] contains "null"/],
    [['https://undefined'], /trustedOrigins\[0\] contains "undefined"/],
    ...['capacitor://localhost', 'Tauri://localhost', 'file://', 'app://-', 'wss://www.example.com'].map(
      (origin): [unknown, RegExp] => [
        [app.replace('app', 'www'), origin],
        /trustedOrigins\[1\] is not a web origin: .*\. Leave it out\. .* its shell, as https:\S+\/native shows/,
      ],
    ),
    [['https://*.example.com'], /trustedOrigins\[0\] must name one host/],
    [['https://*.previews.example.com'], /trustedOrigins\[0\] must name one host/],
    [['http://www.example.com'], /trustedOrigins\[0\] must be https/],
    [['https://www.example.com/app'], /trustedOrigins\[0\] has more than an origin/],
    [['https://www.example.com.'], /trustedOrigins\[0\] must name one host/],
    [[() => true], /trustedOrigins\[0\] must be a string, not a function/],
    [[/example/], /trustedOrigins\[0\] must be a string, not an object/],
    [[app], /trustedOrigins contains publicUrl: https:\/\/app\.example\.com\. Leave it out/],
  ])('%j throws', (trustedOrigins, message) => expect(errorOf({ trustedOrigins })).toMatch(message));

  test('that are in a list of publicUrl throw', () => {
    const second = 'https://app.example.org';
    expect(errorOf({ publicUrl: [app, second], trustedOrigins: [second] })).toMatch(
      /contains publicUrl: https:\/\/app\.example\.org/,
    );
  });
});

describe('defaultReturnTo', () => {
  test.each([
    'https://evil.example/x',
    'https://www.example.com',
    'https://www.example.com.evil.example/x',
    'https://www.example.com@evil.example/x',
    'https://www.example.com//evil.example',
    'https://www.example.com/\\evil.example',
  ])('%j is not a page of a trusted origin', (defaultReturnTo) =>
    expect(errorOf({ defaultReturnTo, trustedOrigins: ['https://www.example.com'] })).toMatch(
      /defaultReturnTo is not a path of the app: .*, or as a URL of an origin in trustedOrigins/,
    ),
  );
});
