import { inFile } from './rule.ts';

/** What counts as proof that a sign-in is gone. */
export const absenceRules = [
  ...inFile('anchor/identity.ts', [
    {
      threat: 'T21',
      without: 'a deletion that is confirmed',
      takeOut: " && typeof answer.message === 'string' && !answer.error && answer.success !== false",
      putIn: '',
      test: 'anchor/responses.test.ts',
      title: 'an error in a 200',
    },
    {
      threat: 'T21',
      without: 'a proof that an identity does not exist',
      takeOut: '    await checkAbsent(anchor, name);\n',
      putIn: '',
      test: 'connections/disconnectAll.test.ts',
      title: 'with the key of another project nothing counts as deleted',
    },
  ]),
  ...inFile('anchor/callAnchor.ts', [
    {
      threat: 'T21',
      without: "a 404 that is Anchor's own",
      takeOut: 'if (!isRecord(body)) return false;',
      putIn: 'if (!isRecord(body)) return true;',
      test: 'anchor/responses.test.ts',
      title: 'an HTML page, 404',
    },
  ]),
  ...inFile('connections/findUnowned.ts', [
    {
      threat: 'T21',
      without: 'a store that knows the identities',
      takeOut: ' && known < found.length',
      putIn: ' && known < 0',
      test: 'connections/findUnowned.test.ts',
      title: 'with a store that misses most of them',
    },
    {
      threat: 'T21',
      without: 'the owner in the metadata',
      takeOut: 'if (current?.metadata.externalUserId !== undefined)',
      putIn: 'if (current === null)',
      test: 'connections/findUnowned.test.ts',
      title: 'that another store of the kit has tagged with an owner',
    },
  ]),
];
