import { inFile } from './rule.ts';

export const requestRules = [
  ...inFile('request/checkSameSite.ts', [
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the exact word',
      takeOut: "site === 'same-origin'",
      putIn: "site?.toLowerCase() === 'same-origin'",
      test: 'routes/createAttempt.test.ts',
      title: 'an unknown word',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'a word that is no sister site',
      takeOut: "site === 'same-origin'",
      putIn: "site?.startsWith('same-')",
      test: 'routes/createAttempt.test.ts',
      title: 'a sister site',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the word before the origin',
      takeOut: 'site === null && origin === settings.origin',
      putIn: 'origin === settings.origin',
      test: 'routes/createAttempt.test.ts',
      title: 'another site that says it is us',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'our origin alone',
      takeOut: 'origin === settings.origin',
      putIn: 'origin !== null',
      test: 'routes/createAttempt.test.ts',
      title: 'a foreign origin alone',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the whole origin',
      takeOut: 'origin === settings.origin',
      putIn: 'origin?.startsWith(settings.origin)',
      test: 'routes/createAttempt.test.ts',
      title: 'an origin that begins like ours',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the preflight that a form has not',
      takeOut: ' && !isForm',
      putIn: '',
      test: 'routes/createAttempt.test.ts',
      title: 'a form with neither header nor cookie',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the cookie that only browsers have',
      takeOut: " && !request.headers.has('cookie')",
      putIn: '',
      test: 'routes/createAttempt.test.ts',
      title: 'neither header, but a cookie',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the word where it is sent without origin',
      takeOut: 'site === null && origin === null',
      putIn: 'origin === null',
      test: 'routes/createAttempt.test.ts',
      title: 'another site, without a cookie',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the origin where it is sent without word',
      takeOut: 'site === null && origin === null',
      putIn: 'site === null',
      test: 'routes/createAttempt.test.ts',
      title: 'a foreign origin, without a cookie',
    },
  ]),
  ...inFile('request/checkNavigation.ts', [
    {
      threat: 'T19',
      without: 'the prefetch',
      takeOut: "throw new ConnectError('prefetch_refused', { retryAfter: 1 });",
      putIn: '',
      test: 'routes/receiveCallback.test.ts',
      title: 'a prefetch',
    },
    {
      threat: 'T19',
      without: 'the prefetch by its older name',
      takeOut: "${headers.get('sec-purpose')} ${headers.get('purpose')}",
      putIn: "${headers.get('sec-purpose')}",
      test: 'routes/startAttempt.test.ts',
      title: 'a prefetch of an older browser',
    },
    {
      threat: 'T19',
      without: 'the mode',
      takeOut: "(mode !== null && mode !== 'navigate') || ",
      putIn: '',
      test: 'routes/startAttempt.test.ts',
      title: 'a mode that is no navigation',
    },
    {
      threat: 'T19',
      without: 'the destination',
      takeOut: " || (destination !== null && destination !== 'document')",
      putIn: '',
      test: 'routes/receiveCallback.test.ts',
      title: 'a frame',
    },
  ]),
  ...inFile('request/toOwnPath.ts', [
    {
      threat: 'T8',
      without: 'control characters and backslashes',
      takeOut: ' || hasTrickyCharacter(value)',
      putIn: '',
      test: 'request/toOwnPath.test.ts',
      title: 'set-cookie: a=b',
    },
    {
      threat: 'T8',
      without: 'a path or our origin',
      takeOut: `  if (!value.startsWith('/') && !value.startsWith(\`\${origin}/\`)) return;
`,
      putIn: '',
      test: 'request/toOwnPath.test.ts',
      title: 'https:/evil.example',
    },
    {
      threat: 'T8',
      without: 'our origin after parsing',
      takeOut: 'url?.origin !== origin || ',
      putIn: 'url === undefined || ',
      test: 'request/toOwnPath.test.ts',
      title: '"//evil.example"',
    },
    {
      threat: 'T8',
      without: 'a path that stays one',
      takeOut: '/^\\/(\\/|%2f|%5c)/i.test(url.pathname)',
      putIn: 'false',
      test: 'request/toOwnPath.test.ts',
      title: '/.//evil.example',
    },
  ]),
  ...inFile('request/readBody.ts', [
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the type that needs a preflight',
      takeOut:
        "if (mediaType(request) !== 'application/json') throw new ConnectError('unsupported_media_type');",
      putIn: '',
      test: 'routes/createAttempt.test.ts',
      title: 'text',
    },
    {
      threat: 'T11',
      without: 'the length of a body',
      takeOut: `    if (bytes > maxSize) {
      await reader.cancel();
      return;
    }
`,
      putIn: '',
      test: 'request/readBody.test.ts',
      title: 'a body without a length is cut off as soon as it is too large',
    },
    {
      threat: 'T24',
      without: 'one of each field',
      takeOut:
        "if (new Set(fields.map(([name]) => name)).size !== fields.length) throw new ConnectError('invalid_request');",
      putIn: '',
      test: 'routes/createAttempt.test.ts',
      title: 'a field given twice in a form is refused',
    },
  ]),
  ...inFile('request/matchRoute.ts', [
    {
      threat: 'T13',
      without: 'ids of plain characters',
      takeOut: "/^[A-Za-z0-9_-]{1,128}$/.test(segments[i] ?? '')",
      putIn: 'segments[i] !== undefined',
      test: 'answer.test.ts',
      title: 'is not found',
    },
  ]),
];
