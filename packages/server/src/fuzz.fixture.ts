import * as fc from 'fast-check';

/** Text that a header can carry: any byte but NUL, CR and LF. */
export const headerValue = fc
  .array(
    fc.integer({ min: 1, max: 255 }).filter((byte) => byte !== 10 && byte !== 13),
    { maxLength: 60 },
  )
  .map((bytes) => String.fromCharCode(...bytes));

const token = 'k'.repeat(43);

const pair = fc
  .tuple(
    fc.constantFrom('__Host-connect', 'connect', 'session', ' __Host-connect', ''),
    fc.oneof(fc.constantFrom(token, ''), headerValue),
  )
  .map((parts) => parts.join('='));

/** A `Cookie` header that holds the binding cookie, or nearly so, or something else. */
export const cookieHeader = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: pair }, headerValue), { maxLength: 4 }),
    fc.constantFrom(';', '; ', ','),
  )
  .map(([parts, glue]) => parts.join(glue));

const interesting = {
  cookie: cookieHeader,
  origin: fc.oneof(
    fc.constantFrom('https://app.example.com', 'null', '', 'https://evil.example'),
    headerValue,
  ),
  'sec-fetch-site': fc.oneof(fc.constantFrom('same-origin', 'none', 'cross-site'), headerValue),
  'sec-fetch-mode': fc.oneof(fc.constantFrom('navigate', 'cors'), headerValue),
  'sec-fetch-dest': fc.oneof(fc.constantFrom('document', 'empty', 'iframe'), headerValue),
  'sec-purpose': fc.oneof(fc.constant('prefetch;prerender'), headerValue),
  'content-type': fc.oneof(
    fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'APPLICATION/JSON',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    ),
    headerValue,
  ),
  'anchor-timestamp': fc.oneof(fc.nat().map(String), headerValue),
  'anchor-signature': fc.oneof(
    fc
      .uint8Array({ minLength: 32, maxLength: 33 })
      .map((bytes) => Buffer.from(bytes).toString('hex'))
      .map((hex) => `t=1,v1=${hex}`),
    headerValue,
  ),
  'x-forwarded-host': headerValue,
  'x-forwarded-proto': headerValue,
  accept: headerValue,
};

/** A few of the headers that the kit reads, and of others, with any value. */
export const headerTable: fc.Arbitrary<Record<string, string>> = fc
  .uniqueArray(
    fc.oneof(...Object.entries(interesting).map(([name, value]) => fc.tuple(fc.constant(name), value))),
    {
      selector: ([name]) => name,
      maxLength: 4,
    },
  )
  .map((fields) => Object.fromEntries(fields));

const segment = fc.oneof(
  fc.constantFrom(
    'attempts',
    'start',
    'callback',
    'connections',
    'applications',
    'requests',
    'decline',
    'choose',
    'ask',
    'sessions',
    'stop',
    'webhooks',
    'anchor',
    'confirm',
  ),
  fc.constantFrom(
    'reconnect',
    'api',
    'connect',
    token,
    '',
    '.',
    '..',
    '%2e%2e',
    '%2f',
    '%5c',
    '%00',
    '%',
    '%ff',
    ':id',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'a'.repeat(200)),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const below = fc.array(segment, { maxLength: 5 }).map((segments) => segments.join('/'));

const query = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('status', 'identity_id', 'identityId', 'key', 'thread', '__proto__'),
        fc.string({ maxLength: 6 }),
      ),
      fc.oneof(
        fc.constantFrom('success', '5f0c1f6e-8a51-4b0e-9d0b-1d5f3a6c7e01', '', '%', '%ff'),
        fc.string({ unit: 'binary' }),
      ),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map((parts) => parts.join('=')).join('&'));

/** A path that is, or is nearly, one of a route. */
export const target = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.constant('/api/connect/') },
      fc.constantFrom('/', '//', '/api/', '/API/connect/'),
    ),
    fc.oneof(
      below,
      fc.constantFrom(
        'attempts',
        `attempts/${token}`,
        `attempts/${token}/confirm`,
        `start/${token}`,
        `callback/${token}`,
      ),
      fc.constantFrom(
        'connections',
        `connections/${token}`,
        `connections/${token}/reconnect`,
        'applications',
      ),
      fc.constantFrom(
        'webhooks/anchor',
        'requests',
        `requests/${token}`,
        `requests/${token}/decline`,
        `requests/${token}/choose`,
        `ask/${token}`,
      ),
    ),
    query,
  )
  .map(([base, path, search]) => base + path + (search ? `?${search}` : ''));

/** Methods of every kind that a request can be made with. */
export const method = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('GET', 'POST', 'DELETE', 'HEAD') },
  fc.constantFrom(
    'PUT',
    'PATCH',
    'OPTIONS',
    'get',
    'pOsT',
    'QUERY',
    '__proto__',
    'constructor',
    "!#$%&'*+-.^_`|~",
  ),
);

const encoded = (text: string) => new TextEncoder().encode(text);

const record = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'application',
      'mode',
      'returnTo',
      'identityId',
      'completionCode',
      'secret',
      'connectionId',
      'request',
      'answer',
      '__proto__',
      'constructor',
      'data',
      'identity_id',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
  fc.oneof(
    fc.constantFrom<unknown>('linkedin', 'popup', 'redirect', 'frame', 'native', '/', null, {}),
    fc.jsonValue({ maxDepth: 3 }),
  ),
);

/** Bodies: near misses of what is expected, broken, huge, deep, and bytes that are not text. */
export const content: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  record.map((value) => encoded(JSON.stringify(value))),
  record.chain((value) => {
    const bytes = encoded(JSON.stringify(value));
    return fc.nat({ max: bytes.length }).map((length) => bytes.slice(0, length));
  }),
  fc
    .constantFrom(
      '{"application":"linkedin"}',
      '{"application":"linkedin","mode":"frame"}',
      '{"application":"linkedin","mode":"native","returnTo":"com.example.app:/x"}',
      'application=linkedin',
      '{"__proto__":{"application":"linkedin"}}',
      '\uFEFF{}',
      '"text"',
      'null',
      '[]',
      '-0',
      '1e999',
    )
    .map(encoded),
  fc
    .tuple(fc.constantFrom('[', '{"a":', '[{"a":'), fc.integer({ min: 1, max: 16_000 }))
    .map(([open, depth]) => encoded(open.repeat(depth))),
  fc.integer({ min: 1, max: 8_000 }).map((depth) => encoded('['.repeat(depth) + ']'.repeat(depth))),
  fc.integer({ min: 16_376, max: 16_392 }).map((length) => encoded(`{"a":"${'x'.repeat(length - 8)}"}`)),
  fc
    .constantFrom(
      'a=1&a=1',
      'application=linkedin&mode=popup',
      '%',
      '%ff%fe=%',
      '&&==',
      '__proto__=1&application=linkedin',
    )
    .map(encoded),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
  fc
    .constantFrom([0xc3], [0xff, 0xfe, 0x7b, 0], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80])
    .map((bytes) => Uint8Array.from(bytes)),
);
