/** An open attempt as the handler creates it, with the fields that a benchmark needs. */
export function newAttempt(fields, now = Date.now()) {
  return {
    id: crypto.randomUUID(),
    application: 'linkedin',
    mode: 'popup',
    origin: null,
    appOrigin: null,
    returnTo: '/',
    bindingHash: 'b'.repeat(43),
    reconnects: null,
    outcome: null,
    code: null,
    stateHash: null,
    createdAt: now,
    startedAt: null,
    starts: 0,
    expiresAt: now + 1_800_000,
    verifications: 0,
    identityId: null,
    connectionId: null,
    ...fields,
  };
}
