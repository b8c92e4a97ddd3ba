import { siteNames } from '../accounts/siteNames.ts';
import type { IdentityRecord } from '../backend/identityRecords.ts';
import type { BrowserSessionRecord } from '../backend/sessionRecords.ts';
import type { Emulator } from '../Emulator.ts';
import { optionalRecord, optionalString, requiredString, type Fields } from '../http/fields.ts';
import { ApiError } from '../http/responses.ts';
import { readSettings } from '../settings/readSettings.ts';
import { isScenarioName, scenarioNames, scenarios } from '../settings/scenarios.ts';
import { webhookEvents, type WebhookEvent } from '../webhooks/createWebhookSender.ts';
import { readApplicationSeed, readFault, readIdentityChanges, readIdentitySeed } from './readBodies.ts';

type ControlHandler = (emulator: Emulator, fields: Fields) => unknown;

/**
 * Handlers of the control API by method and path below `/_emulator`. A handler receives the query of a GET request or else
 * the JSON body, and returns the JSON body of the response.
 */
export const controlRoutes: ReadonlyMap<string, ControlHandler> = new Map<string, ControlHandler>([
  ['GET /state', presentState],
  ['POST /reset', (emulator) => emulator.reset()],
  ['GET /settings', (emulator) => emulator.settings()],
  ['PATCH /settings', changeSettings],
  ['GET /scenario', presentScenario],
  ['POST /scenario', chooseScenario],
  ['GET /faults', (emulator) => emulator.faults()],
  ['POST /faults', (emulator, body) => emulator.failNext(readFault(body))],
  ['DELETE /faults', (emulator) => emulator.clearFaults()],
  ['GET /log', (emulator) => emulator.log()],
  ['DELETE /log', (emulator) => emulator.clearLog()],
  ['POST /clock', advanceClock],
  ['GET /applications', (emulator) => emulator.applications()],
  ['POST /applications', (emulator, body) => emulator.seedApplication(readApplicationSeed(body))],
  ['GET /identities', (emulator) => emulator.identities().map(presentIdentity)],
  ['POST /identities', (emulator, body) => presentIdentity(emulator.seedIdentity(readIdentitySeed(body)))],
  ['PATCH /identities', changeIdentity],
  ['POST /sign-ins', signIn],
  ['GET /task-runs', (emulator) => emulator.taskRuns()],
  ['POST /task-runs/cancel', (emulator, body) => emulator.cancelTaskRun(requiredString(body, 'runId'))],
  ...siteNames.map((site): [string, ControlHandler] => [
    `GET /sites/${site}`,
    (emulator, query) => emulator.siteAccount(site, requiredString(query, 'account')),
  ]),
  ['POST /webhooks', addWebhook],
  ['POST /webhooks/deliveries', sendWebhook],
]);

function presentState(emulator: Emulator): unknown {
  return {
    now: emulator.now(),
    scenario: emulator.scenario(),
    settings: emulator.settings(),
    faults: emulator.faults(),
    applications: emulator.applications(),
    identities: emulator.identities().map(presentIdentity),
    tokens: emulator.tokens().map(({ pending, ...token }) => ({ ...token, isPending: pending !== null })),
    sessions: emulator.sessions().map(presentSession),
  };
}

function presentIdentity(identity: IdentityRecord): unknown {
  return { ...identity, credentials: undefined };
}

// The configuration of a session may contain the password of a proxy.
function presentSession(session: BrowserSessionRecord): unknown {
  const json = JSON.stringify(session, (name, value: unknown) => (name === 'password' ? undefined : value));
  return JSON.parse(json);
}

function changeIdentity(emulator: Emulator, body: Fields): unknown {
  return presentIdentity(emulator.changeIdentity(requiredString(body, 'id'), readIdentityChanges(body)));
}

function changeSettings(emulator: Emulator, body: Fields): unknown {
  emulator.configure(readSettings(body));
  return emulator.settings();
}

function presentScenario(emulator: Emulator): unknown {
  const list = scenarioNames.map((name) => ({
    name,
    title: scenarios[name].title,
    description: scenarios[name].description,
  }));
  return { name: emulator.scenario(), scenarios: list };
}

function chooseScenario(emulator: Emulator, body: Fields): unknown {
  const name = body['name'];
  if (!isScenarioName(name)) throw new ApiError(400, `"name" must be one of ${scenarioNames.join(', ')}.`);
  emulator.chooseScenario(name);
  return { name };
}

function advanceClock(emulator: Emulator, body: Fields): unknown {
  const ms = body['advanceMs'];
  if (typeof ms !== 'number') throw new ApiError(400, '"advanceMs" must be a number of milliseconds.');
  emulator.advance(ms);
  return { now: emulator.now() };
}

function signIn(emulator: Emulator, body: Fields): unknown {
  return emulator.completeSignIn(requiredString(body, 'token'), optionalString(body, 'name'));
}

function addWebhook(emulator: Emulator, body: Fields): void {
  emulator.addWebhook({ url: requiredString(body, 'url'), secret: requiredString(body, 'secret') });
}

function sendWebhook(emulator: Emulator, body: Fields): unknown {
  const event = webhookEvents.find((name) => name === body['event']);
  if (!event) throw new ApiError(400, `"event" must be one of ${webhookEvents.join(', ')}.`);
  const subjectId = requiredString(body, getSubjectName(event));
  return emulator.sendWebhook(event, subjectId, optionalRecord(body, 'data'));
}

function getSubjectName(event: WebhookEvent): string {
  if (event.startsWith('identity.')) return 'identityId';
  return event.startsWith('task.') ? 'runId' : 'sessionId';
}
