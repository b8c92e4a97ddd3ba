import { inFile } from './rule.ts';

export const startRules = [
  ...inFile('routes/startAttempt.ts', [
    {
      threat: 'T19',
      without: 'the look at what kind of request it is',
      takeOut: `  checkNavigation(call.request);
`,
      putIn: '',
      test: 'routes/startAttempt.test.ts',
      title: 'a frame',
    },
    {
      threat: 'Cross-site POST or DELETE',
      without: 'a start from here',
      takeOut: `  checkComesFromHere(call.request);
`,
      putIn: '',
      test: 'routes/startAttempt.test.ts',
      title: 'a link on another site',
    },
    {
      threat: 'T2',
      without: 'the cookie',
      takeOut: 'await requireBound(settings, call, await settings.store.findAttempt(call.id));',
      putIn: `await settings.store.findAttempt(call.id);
  if (!attempt) throw new ConnectError('wrong_browser');`,
      test: 'routes/startAttempt.test.ts',
      title: 'another browser of the same user is another browser',
    },
    {
      threat: 'T2',
      without: 'the same user',
      takeOut: `  await checkSameUser(settings, call, attempt);
`,
      putIn: '',
      test: 'routes/startAttempt.test.ts',
      title: 'the same browser, but another user',
    },
    {
      threat: 'T2',
      without: 'a start that gives no cookie',
      takeOut: "reply.headers.push(['cross-origin-opener-policy', 'unsafe-none']);",
      putIn: "reply.headers.push(['set-cookie', 'connect=x']);",
      test: 'handleRequest.test.ts',
      title: 'a start: 303',
    },
    {
      threat: 'T11',
      without: 'the number of starts',
      takeOut: '!(await store.takeStart(attempt.id, maxStarts, settings.now()))',
      putIn: 'false',
      test: 'routes/startAttempt.test.ts',
      title: 'ten times, also at the same time, and no more',
    },
    {
      threat: 'T11',
      without: 'a start that led nowhere, released',
      takeOut: '    await store.releaseStart(attempt.id);\n',
      putIn: '',
      test: 'anchor/callAnchor.test.ts',
      title: 'at the start the attempt does not change, and the window shows why a reset',
    },
    {
      threat: 'T4',
      without: 'an attempt that is still open',
      takeOut: "if (attempt.status !== 'pending') throw new ConnectError(attempt.code ?? 'attempt_used');",
      putIn: '',
      test: 'routes/startAttempt.test.ts',
      title: 'no more once it is finished',
    },
    {
      threat: 'T17',
      without: 'the end while the token is minted',
      takeOut: '    checkOpen(settings, ended);\n',
      putIn: '',
      test: 'routes/startAttempt.test.ts',
      title: 'finished while the token is minted',
    },
    {
      threat: 'T4',
      without: 'the expiry',
      takeOut: "if (attempt.expiresAt <= now()) throw new ConnectError('attempt_expired');",
      putIn: '',
      test: 'routes/startAttempt.test.ts',
      title: 'an attempt that has expired',
    },
    {
      threat: 'T9',
      without: 'the hash of the state',
      takeOut: 'await sha256(state)',
      putIn: 'state',
      test: 'secrets.test.ts',
      title: 'nothing secret reaches the browser, the log, or the stored rows',
    },
  ]),
  ...inFile('request/readUser.ts', [
    {
      threat: 'T6',
      without: 'ids that every store keeps apart',
      takeOut: '/[\\0\\p{Surrogate}]/u.test(value)',
      putIn: "value === 'never'",
      test: 'request/toOwner.test.ts',
      title: 'a user id that is cut by SQLite at its NUL is refused wherever it comes from',
    },
  ]),
  ...inFile('routes/createAttempt.ts', [
    {
      threat: 'T11',
      without: 'an end to what one user may have',
      takeOut: "if (length >= settings.maxConnections) throw new ConnectError('too_many_connections');",
      putIn: '',
      test: 'routes/createAttempt.test.ts',
      title: 'no other is begun until one is disconnected',
    },
  ]),
  ...inFile('proof/finishAttempt.ts', [
    {
      threat: 'T17',
      without: 'what is true of an attempt that was erased',
      takeOut: "? 'too_many_rounds' : 'attempt_cancelled'",
      putIn: "? 'too_many_rounds' : 'too_many_rounds'",
      test: 'proof/finishAttempt.test.ts',
      title: 'an attempt that is erased before or during the check',
    },
  ]),
  ...inFile('routes/receiveWebhook.ts', [
    {
      threat: 'Forged webhook',
      without: 'one spelling of an identity',
      takeOut: 'data.identity_id.toLowerCase()',
      putIn: 'data.identity_id',
      test: 'routes/receiveWebhook.test.ts',
      title: 'an identity id in capital letters is the same identity',
    },
  ]),
];
