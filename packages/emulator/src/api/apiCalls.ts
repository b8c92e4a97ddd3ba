/** API calls that the emulator supports, with the names that the SDK uses. */
export const apiCalls = [
  /** `POST /v1/applications`. Creates an application. */
  'applications.create',
  /** `GET /v1/applications`. Lists the applications of the project. */
  'applications.list',
  /** `GET /v1/applications/{applicationId}`. Returns an application. */
  'applications.retrieve',
  /** `DELETE /v1/applications/{applicationId}`. Deletes an application. */
  'applications.delete',
  /** `GET /v1/applications/{applicationId}/identities`. Lists the identities of an application. */
  'applications.listIdentities',
  /** `POST /v1/applications/{applicationId}/tokens`. Creates a one-time token for the hosted page. */
  'applications.createIdentityToken',
  /** `POST /v1/applications/{applicationId}/auth-flows`. Adds an auth flow to an application. */
  'authFlows.create',
  /** `GET /v1/applications/{applicationId}/auth-flows`. Lists the auth flows of an application. */
  'authFlows.list',
  /** `PATCH /v1/applications/{applicationId}/auth-flows/{flowId}`. Changes an auth flow. */
  'authFlows.update',
  /** `DELETE /v1/applications/{applicationId}/auth-flows/{flowId}`. Deletes an auth flow. */
  'authFlows.delete',
  /** `POST /v1/identities`. Creates an identity, and its application if needed. */
  'identities.create',
  /** `GET /v1/identities/{identityId}`. Returns an identity. */
  'identities.retrieve',
  /** `PUT /v1/identities/{identityId}`. Changes name, metadata or credentials of an identity. */
  'identities.update',
  /** `DELETE /v1/identities/{identityId}`. Deletes an identity. */
  'identities.delete',
  /** `GET /v1/identities/{identityId}/credentials`. Returns credentials. Responds with 403 unless `credentialsReadable` is set. */
  'identities.retrieveCredentials',
  /** `POST /v1/identities/{identityId}/reauthenticate`. Validates an identity again. The settings `reauthentication` and `validationResult` decide the result. */
  'identities.reauthenticate',
  /** `POST /v1/sessions`. Creates a browser session. */
  'sessions.create',
  /** `GET /v1/sessions/{sessionId}`. Returns a browser session. */
  'sessions.retrieve',
  /** `DELETE /v1/sessions/{sessionId}`. Ends a browser session. */
  'sessions.delete',
  /** `GET /v1/sessions/{sessionId}/pages`. Lists the only page of a browser session. */
  'sessions.pages',
] as const;

/** One of {@link apiCalls}. */
export type ApiCall = (typeof apiCalls)[number];
