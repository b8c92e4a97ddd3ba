import { addIdentity } from './addIdentity.ts';
import type { Backend } from './Backend.ts';
import { identitiesOf } from './identitiesOf.ts';
import { settlingStatus } from './settlingStatus.ts';
import type { ApplicationRecord, IdentityRecord, SignIn, TokenRecord } from './records.ts';

/** Makes the identity, or renews the one of that name where the settings say so, and spends the token. */
export function finishSignIn(
  backend: Backend,
  token: TokenRecord,
  application: ApplicationRecord,
  signIn: SignIn,
): IdentityRecord {
  const { statusAfterSignIn: status, knownAccount } = backend.settings.current();
  const known =
    knownAccount === 'same-identity'
      ? identitiesOf(backend, application.id).find(({ name }) => name === signIn.name)
      : undefined;
  const identity = known
    ? renewIdentity(backend, known, signIn)
    : addIdentity(backend, application, { ...signIn, status });
  backend.tokens.set(token.token, {
    ...token,
    usedAt: backend.now(),
    identityId: identity.id,
    pending: null,
  });
  if (status === 'validated') void backend.webhooks.send('identity.authenticated', identity.id);
  return identity;
}

function renewIdentity(backend: Backend, known: IdentityRecord, { credentials }: SignIn): IdentityRecord {
  const { statusAfterSignIn } = backend.settings.current();
  const renewed = {
    ...known,
    credentials,
    ...settlingStatus(backend, statusAfterSignIn),
    updatedAt: backend.now(),
  };
  backend.identities.set(renewed.id, renewed);
  return renewed;
}
