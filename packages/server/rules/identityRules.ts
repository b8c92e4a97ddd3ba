import { inFile } from './rule.ts';

export const identityRules = [
  ...inFile('proof/verifyIdentity.ts', [
    {
      threat: 'T3',
      without: 'an identity that exists',
      takeOut: "if (!identity) throw new ConnectError('identity_not_found');",
      putIn: "if (!identity) throw new ConnectError('anchor_unavailable');",
      test: 'proof/verifyIdentity.test.ts',
      title: 'unknown to Anchor',
    },
    {
      threat: 'T3',
      without: 'the age of the identity',
      takeOut: 'createdAt < attempt.createdAt - clockSkew || ',
      putIn: '',
      test: 'proof/verifyIdentity.test.ts',
      title: 'made before the attempt',
    },
    {
      threat: 'T3',
      without: 'an age that is no time to come',
      takeOut: ' || createdAt > settings.now() + clockSkew',
      putIn: '',
      test: 'proof/verifyIdentity.test.ts',
      title: 'made in the future',
    },
    {
      threat: 'T3',
      without: 'a sign-in that worked',
      takeOut: "if (identity.status === 'failed') throw new ConnectError('identity_failed');",
      putIn: '',
      test: 'proof/verifyIdentity.test.ts',
      title: 'failed',
    },
    {
      threat: 'T18',
      without: 'the user in the tag',
      takeOut: '(externalUserId ?? userId) !== userId || ',
      putIn: '',
      test: 'proof/verifyIdentity.test.ts',
      title: "of another user's tag",
    },
    {
      threat: 'T18',
      without: 'the tenant in the tag',
      takeOut: ' || (externalTenantId ?? tenantId) !== tenantId',
      putIn: '',
      test: 'proof/verifyIdentity.test.ts',
      title: 'the tag of the same user id in another tenant',
    },
    {
      threat: 'T7',
      without: 'the application of the identity',
      takeOut:
        "if (!(await isListedSoon(settings, applicationId, identity))) throw new ConnectError('wrong_application');",
      putIn: '',
      test: 'proof/verifyIdentity.test.ts',
      title: 'of another application',
    },
  ]),
  ...inFile('routes/relayRefusal.ts', [
    {
      threat: 'T4',
      without: 'the end by a refusal',
      takeOut: 'if (ending && (await settings.store.endAttempt(attempt.id, ending, error.code)))',
      putIn: 'if (ending)',
      test: 'proof/verifyIdentity.test.ts',
      title: 'made before the attempt',
    },
    {
      threat: 'T4',
      without: 'the end by a cancel',
      takeOut: `  attempt_cancelled: 'cancelled',
`,
      putIn: '',
      test: 'proof/claim.test.ts',
      title: 'status=cancelled cancels, for good',
    },
    {
      threat: 'T4',
      without: 'the end by time',
      takeOut: `  attempt_expired: 'expired',
`,
      putIn: '',
      test: 'routes/receiveCallback.test.ts',
      title: 'too late: expired, for good',
    },
    {
      threat: 'T4',
      without: 'the end by a lost connection',
      takeOut: `  not_connected: 'failed',
`,
      putIn: '',
      test: 'routes/reconnectConnection.test.ts',
      title: 'disconnected meanwhile',
    },
  ]),
  ...inFile('connections/tagConnection.ts', [
    {
      threat: 'T18',
      without: 'metadata of others',
      takeOut: '      ...identity.metadata,\n',
      putIn: '',
      test: 'createConnect.test.ts',
      title: 'tags keep the metadata that was there',
    },
  ]),
  ...inFile('proof/verifyIdentity.ts', [
    {
      threat: 'T7',
      without: 'the very identity in the list',
      takeOut: '.some(({ id }) => id === identity.id)',
      putIn: '.length > 0',
      test: 'proof/verifyIdentity.test.ts',
      title: 'beside another of the right application',
    },
  ]),
  ...inFile('anchor/identity.ts', [
    {
      threat: 'T21',
      without: 'a deletion that is confirmed',
      takeOut: `  }).catch(absentAsUndefined);
  checkDone(answer);`,
      putIn: '  }).catch(absentAsUndefined);',
      test: 'connections/disconnectAll.test.ts',
      title: 'an error in a 200',
    },
  ]),
  ...inFile('connections/createSession.ts', [
    {
      threat: 'T17',
      without: 'a second look at the connection',
      takeOut: '!(await isHeld(settings, connection))',
      putIn: 'false',
      test: 'connections/createSession.test.ts',
      title: 'its sign-in was disconnected while it started',
    },
    {
      threat: 'T17',
      without: 'the end of a session that nobody may have',
      takeOut: `      await endSession(settings, session.id);
`,
      putIn: '',
      test: 'connections/createSession.test.ts',
      title: 'its sign-in was replaced while it started',
    },
  ]),
  ...inFile('connections/nextLook.ts', [
    {
      threat: 'T21',
      without: 'the precedence of deletions',
      takeOut: 'return now - day;',
      putIn: 'return now;',
      test: 'connections/reconcile.test.ts',
      title: 'a deletion comes before looks that are a little late, and a failed one again',
    },
  ]),
  ...inFile('connections/removeConnection.ts', [
    {
      threat: 'T21',
      without: 'a row that stays until Anchor has deleted',
      takeOut: '    reporter.fail(error, {',
      putIn: `    await store.removeConnection(connection.id);
    reporter.fail(error, {`,
      test: 'routes/deleteConnection.test.ts',
      title: 'while Anchor refuses, the row stays, hidden and taken',
    },
  ]),
];
