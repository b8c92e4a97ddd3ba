import { addIdentity } from './addIdentity.ts';
import type { Backend } from './Backend.ts';
import type { ApplicationRecord, IdentityRecord, SignIn, TokenRecord } from './records.ts';

/** Makes the identity and spends the token. */
export function finishSignIn(
  backend: Backend,
  token: TokenRecord,
  application: ApplicationRecord,
  signIn: SignIn,
): IdentityRecord {
  const status = backend.settings.current().statusAfterSignIn;
  const identity = addIdentity(backend, application, { ...signIn, status });
  backend.tokens.set(token.token, {
    ...token,
    usedAt: backend.now(),
    identityId: identity.id,
    pending: null,
  });
  if (status === 'validated') void backend.webhooks.send('identity.authenticated', identity.id);
  return identity;
}
