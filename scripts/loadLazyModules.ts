// The handler loads these modules with its first requests. Loaded before the tests, their constants do not count as code of the
// first test. See vitest.mutation.config.ts.
import '../packages/server/src/attempts/createAttempt.ts';
import '../packages/server/src/attempts/receiveCallback.ts';
import '../packages/server/src/attempts/startAttempt.ts';
import '../packages/server/src/connections/disconnect.ts';
import '../packages/server/src/connections/reauthenticate.ts';
import '../packages/server/src/connections/renameConnection.ts';
import '../packages/server/src/pages/outcomePages.ts';
import '../packages/server/src/requests/claim.ts';
import '../packages/server/src/requests/requestRoutes.ts';
import '../packages/server/src/requests/waitFor.ts';
import '../packages/server/src/webhooks/receiveWebhook.ts';
