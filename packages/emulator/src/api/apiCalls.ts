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
  /** `GET /v1/sessions`. Lists browser sessions. */
  'sessions.list',
  /** `POST /v1/sessions/async`. Creates a browser session in the background. */
  'sessions.createAsync',
  /** `GET /v1/sessions/async/{requestId}/status`. Returns whether a session of `sessions.createAsync` is ready. */
  'sessions.retrieveAsync',
  /** `GET /v1/sessions/all/status`. Lists the sessions that run. */
  'sessions.all.status',
  /** `DELETE /v1/sessions/all`. Ends all sessions of the project. */
  'sessions.all.delete',
  /** `GET /v1/sessions/{sessionId}`. Returns a browser session. */
  'sessions.retrieve',
  /** `DELETE /v1/sessions/{sessionId}`. Ends a browser session. */
  'sessions.delete',
  /** `GET /v1/sessions/{sessionId}/pages`. Lists the pages of a browser session. */
  'sessions.pages',
  /** `POST /v1/sessions/{sessionId}/goto`. Opens a URL. */
  'sessions.goto',
  /** `GET /v1/sessions/{sessionId}/screenshot`. Returns a PNG of the newest page. */
  'sessions.retrieveScreenshot',
  /** `POST /v1/sessions/{sessionId}/scroll`. Scrolls. */
  'sessions.scroll',
  /** `POST /v1/sessions/{sessionId}/drag-and-drop`. Drags from one point to another. */
  'sessions.dragAndDrop',
  /** `POST /v1/sessions/{sessionId}/copy`. Returns the selected text. */
  'sessions.copy',
  /** `POST /v1/sessions/{sessionId}/paste`. Inserts text at the cursor. */
  'sessions.paste',
  /** `POST /v1/sessions/{sessionId}/mouse/click`. Clicks. */
  'sessions.mouse.click',
  /** `POST /v1/sessions/{sessionId}/mouse/doubleClick`. Clicks twice. */
  'sessions.mouse.doubleClick',
  /** `POST /v1/sessions/{sessionId}/mouse/down`. Presses a mouse button. */
  'sessions.mouse.down',
  /** `POST /v1/sessions/{sessionId}/mouse/up`. Releases a mouse button. */
  'sessions.mouse.up',
  /** `POST /v1/sessions/{sessionId}/mouse/move`. Moves the mouse. */
  'sessions.mouse.move',
  /** `POST /v1/sessions/{sessionId}/keyboard/type`. Types text. */
  'sessions.keyboard.type',
  /** `POST /v1/sessions/{sessionId}/keyboard/shortcut`. Presses keys together. */
  'sessions.keyboard.shortcut',
  /** `POST /v2/tasks/{taskId}/run`. Runs a task of the option `tasks`. */
  'tasks.run',
  /** `GET /v2/tasks/runs/{runId}/status`. Returns a run of a task. */
  'tasks.retrieveRun',
  /** `POST /v1/tools/perform-web-task`. Runs the task that answers a prompt. */
  'tools.performWebTask',
  /** `GET /v1/tools/perform-web-task/{workflowId}/status`. Returns an asynchronous run of `tools.performWebTask`. */
  'tools.getPerformWebTaskStatus',
] as const;

/** One of {@link apiCalls}. */
export type ApiCall = (typeof apiCalls)[number];
