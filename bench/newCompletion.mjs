/** What completes an attempt with a new account, with the fields that a benchmark needs. */
export function newCompletion(attemptId, fields) {
  return {
    attemptId,
    identityId: crypto.randomUUID(),
    accountName: 'ada@example.com',
    identityStatus: 'validated',
    isRenewal: false,
    previousAccountName: null,
    defaultAccess: 'always',
    connectionId: crypto.randomUUID(),
    replacedId: crypto.randomUUID(),
    ...fields,
  };
}
