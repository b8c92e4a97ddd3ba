import { inFile } from './rule.ts';

export const routeRules = [
  ...inFile('routes/createAttempt.ts', [
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the look at where it comes from',
      takeOut: `  checkSameSite(settings, call.request, { isForm });
`,
      putIn: '',
      test: 'routes/createAttempt.test.ts',
      title: 'another site',
    },
    {
      threat: 'T7',
      without: 'an application of the app',
      takeOut: '!settings.applications.has(application)',
      putIn: "application === ''",
      test: 'routes/createAttempt.test.ts',
      title: 'an unknown application',
    },
    {
      threat: 'T7',
      without: 'a connection that the client cannot name',
      takeOut: 'input, isForm, reconnects: null',
      putIn: "input, isForm, reconnects: typeof input.reconnects === 'string' ? input.reconnects : null",
      test: 'routes/createAttempt.test.ts',
      title: 'an Anchor id, an owner or a connection sent by the client has no effect',
    },
  ]),
  ...inFile('routes/beginAttempt.ts', [
    {
      threat: 'T3',
      without: 'an owner that the client cannot name',
      takeOut: `    owner: about.owner,
    application: about.application,
    mode`,
      putIn: `    owner: { ...about.owner, userId: String(about.input.userId ?? about.owner.userId) },
    application: about.application,
    mode`,
      test: 'routes/createAttempt.test.ts',
      title: 'an Anchor id, an owner or a connection sent by the client has no effect',
    },
    {
      threat: 'T8',
      without: 'a place of the app',
      takeOut: 'toOwnPath(about.input.returnTo, settings.origin)',
      putIn: "(typeof about.input.returnTo === 'string' ? about.input.returnTo : undefined)",
      test: 'request/toOwnPath.test.ts',
      title: '"//evil.example"',
    },
    {
      threat: 'T11',
      without: 'the limit',
      takeOut: ', limitsFor(settings, about.owner)',
      putIn: '',
      test: 'routes/createAttempt.test.ts',
      title: 'the attempt over the limit is refused until time has passed',
    },
  ]),
  ...inFile('routes/receiveCallback.ts', [
    {
      threat: 'T19',
      without: 'the look at what kind of request it is',
      takeOut: `  checkNavigation(call.request);
`,
      putIn: '',
      test: 'routes/receiveCallback.test.ts',
      title: 'a picture',
    },
    {
      threat: 'T2',
      without: 'the same user',
      takeOut: `  await checkSameUser(settings, call, attempt);
`,
      putIn: '',
      test: 'routes/receiveCallback.test.ts',
      title: 'the right browser with another user signed in',
    },
    {
      threat: 'T1',
      without: 'the cookie before the user',
      takeOut: `const attempt = await requireBound(settings, call, found);
  await checkSameUser(settings, call, attempt);`,
      putIn: `if (found) await checkSameUser(settings, call, found);
  const attempt = await requireBound(settings, call, found);`,
      test: 'routes/receiveCallback.test.ts',
      title: 'someone else opens the address',
    },
  ]),
  ...inFile('routes/confirmAttempt.ts', [
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the look at where it comes from',
      takeOut: `  checkSameSite(settings, call.request, { isForm: false });
`,
      putIn: '',
      test: 'routes/confirmAttempt.test.ts',
      title: 'who is not the owner in the same browser',
    },
    {
      threat: 'T14',
      without: 'the cookie',
      takeOut: 'await requireBound(settings, call, await requireOwn(settings, owner, call.id))',
      putIn: 'await requireOwn(settings, owner, call.id)',
      test: 'routes/confirmAttempt.test.ts',
      title: 'who is not the owner in the same browser',
    },
    {
      threat: 'T14',
      without: 'an announced id that is verified',
      takeOut: `  await finishAttempt(settings, attempt, { status: 'success', identityId });
`,
      putIn: '',
      test: 'routes/confirmAttempt.test.ts',
      title: 'a wrong hint counts a round and ends nothing',
    },
  ]),
  ...inFile('routes/readAttempt.ts', [
    {
      threat: 'T12',
      without: 'the owner of what is read',
      takeOut: 'if (!attempt || !isSameOwner(attempt.owner, owner))',
      putIn: 'if (!attempt)',
      test: 'routes/readAttempt.test.ts',
      title: 'an attempt of somebody else answers exactly as one that is not there',
    },
    {
      threat: 'T12',
      without: 'one answer for absent and foreign',
      takeOut: "if (!attempt || !isSameOwner(attempt.owner, owner)) throw new ConnectError('not_found');",
      putIn: `if (!attempt) throw new ConnectError('not_found');
  if (!isSameOwner(attempt.owner, owner)) throw new ConnectError('wrong_user');`,
      test: 'routes/readAttempt.test.ts',
      title: 'an attempt of somebody else answers exactly as one that is not there',
    },
  ]),
  ...inFile('routes/deleteConnection.ts', [
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the look at where it comes from',
      takeOut: `  checkSameSite(settings, call.request, { isForm: false });
`,
      putIn: '',
      test: 'routes/deleteConnection.test.ts',
      title: 'by another site',
    },
  ]),
  ...inFile('routes/renameConnection.ts', [
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the look at where it comes from',
      takeOut: `  checkSameSite(settings, call.request, { isForm: false });
`,
      putIn: '',
      test: 'routes/renameConnection.test.ts',
      title: 'another site',
    },
  ]),
  ...inFile('routes/reconnectConnection.ts', [
    {
      threat: 'Cross-site POST or DELETE',
      without: 'the look at where it comes from',
      takeOut: `  checkSameSite(settings, call.request, { isForm: false });
`,
      putIn: '',
      test: 'routes/deleteConnection.test.ts',
      title: 'by another site',
    },
  ]),
];
