import { inFile } from './rule.ts';

/** Where the API key goes, and how many calls take it there. */
export const anchorRules = [
  ...inFile('anchor/createAnchorClient.ts', [
    {
      threat: 'T13',
      without: 'a base URL that is Anchor',
      takeOut: 'baseUrl.origin !== anchorUrl && ',
      putIn: "baseUrl.origin === '' && ",
      test: 'anchor/createAnchorClient.test.ts',
      title: 'would be sent the key, and is refused',
    },
    {
      threat: 'T13',
      without: 'the base URL that was given',
      takeOut: 'options.baseUrl ?? anchorUrl',
      putIn: 'process.env.ANCHORBROWSER_BASE_URL ?? options.baseUrl ?? anchorUrl',
      test: 'anchor/createAnchorClient.test.ts',
      title: 'environment variables do not move it',
    },
  ]),
  ...inFile('anchor/guardFetch.ts', [
    {
      threat: 'T10',
      without: 'a key that follows no redirect',
      takeOut: "redirect: 'manual'",
      putIn: "redirect: 'follow'",
      test: 'anchor/guardFetch.test.ts',
      title: 'retrieve follows no redirect: the key goes nowhere else',
    },
    {
      threat: 'T10',
      without: 'a guarded copy of the SDK',
      takeOut: 'fetch: guardFetch(origin, send)',
      putIn: 'fetch: send',
      test: 'anchor/guardFetch.test.ts',
      title: 'the kit makes its calls with a guarded copy of the SDK',
    },
    {
      threat: 'T10',
      without: 'a log without answers',
      takeOut: ", logLevel: 'off' }",
      putIn: " } as Parameters<NonNullable<AnchorClient['withOptions']>>[0]",
      test: 'anchor/guardFetch.test.ts',
      title: 'what the SDK logs holds no answer of Anchor',
    },
    {
      threat: 'T11',
      without: 'a limit to the size of an answer',
      takeOut: 'if (size > maxBytes) throw',
      putIn: 'if (size < 0) throw',
      test: 'anchor/guardFetch.test.ts',
      title: 'an endless answer with the status 200 is cut off',
    },
    {
      threat: 'T13',
      without: 'a base URL of the SDK that is Anchor or this machine',
      takeOut: 'origin !== anchorUrl && !isLoopback(hostname)',
      putIn: "origin === ''",
      test: 'anchor/guardFetch.test.ts',
      title: 'https://evil.example is refused at startup',
    },
    {
      threat: 'T13',
      without: 'the origin that was checked',
      takeOut: 'if (target.origin !== origin)',
      putIn: "if (target.origin === '')",
      test: 'anchor/guardFetch.test.ts',
      title: 'moved after startup, it still sends the key to the origin',
    },
  ]),
  ...inFile('anchor/lanes.ts', [
    {
      threat: 'T11',
      without: 'the share of a user',
      takeOut: ' && countOf(user) < perUser',
      putIn: '',
      test: 'anchor/lanes.test.ts',
      title: 'one user has a share of the places',
    },
    {
      threat: 'T11',
      without: 'a bounded queue',
      takeOut: 'if (queue.length > maxWaiting)',
      putIn: 'if (queue.length < 0)',
      test: 'anchor/lanes.test.ts',
      title: 'a full queue refuses the newest call of the user with the most waiting',
    },
    {
      threat: 'T11',
      without: 'a place that is given back',
      takeOut:
        'await withTimeout(timeout, (signal) => call({ ...options, timeout, signal }), options.signal)',
      putIn: 'await call({ ...options, timeout })',
      test: 'anchor/lanes.test.ts',
      title: 'a call that never settles gives its place back',
    },
    {
      threat: 'T11',
      without: 'a lane for browser sessions',
      takeOut: 'runIn(lanes.session)',
      putIn: 'runIn(lanes.user)',
      test: 'anchor/lanes.test.ts',
      title: 'while more browser sessions start than may',
    },
  ]),
  ...inFile('anchor/AnchorClient.ts', [
    {
      threat: 'T13',
      without: 'ids that are UUIDs',
      takeOut: 'if (!uuid.test(id)) throw',
      putIn: "if (id === '') throw",
      test: 'anchor/createAnchorClient.test.ts',
      title: 'the id "../applications" never becomes part of a path',
    },
  ]),
];
