import { createBackend, type Backend } from './backend/createBackend.ts';
import { getStatus } from './backend/identityRecords.ts';
import { changeIdentity, isValidTime, seedApplication, seedIdentity } from './backend/seeds.ts';
import { endTimedOutSessions } from './backend/sessionRecords.ts';
import { createSiteCookies } from './backend/siteSignIns.ts';
import { buildSuccessUrl, checkToken, finishSignIn } from './backend/tokenRecords.ts';
import { demoApplications, demoCredentials } from './demo.ts';
import type { Emulator, EmulatorOptions, SignInResult } from './Emulator.ts';
import { openCdp, watchAgentSteps } from './openCdp.ts';
import { handleRequest } from './handleRequest.ts';
import { parseUrl } from './http/parseUrl.ts';
import { readSettings } from './settings/readSettings.ts';
import { cancelTaskRun } from './tasks/taskRuns.ts';

/**
 * Creates an emulator of Anchor's API and hosted page. Throws a `TypeError` for an invalid setting, seed or `publicUrl`.
 *
 * @example
 * const emulator = createEmulator({ settings: { allowLoopbackCallbacks: true } });
 * const anchor = new Anchorbrowser({ apiKey: demoApiKey, fetch: emulator.fetch });
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  let clockOffsetMs = 0;
  const clock = options.now ?? Date.now;
  const now = (): number => clock() + clockOffsetMs;
  readSettings(options.settings ?? {});
  checkPublicUrl(options.publicUrl);
  const backend = createBackend(options, now);
  // New ids are created once, so the applications keep their ids after a reset.
  const applications = (options.applications ?? demoApplications).map((seed) => ({
    ...seed,
    id: seed.id ?? backend.createId(),
  }));
  const seed = (): void => {
    for (const application of applications) seedApplication(backend, application);
    for (const identity of options.identities ?? []) seedIdentity(backend, identity);
  };
  seed();

  const emulator: Emulator = {
    fetch: (input, init) => handleRequest(new Request(input, init), emulator, backend, options),
    openCdp: (request) => openCdp(request, backend, options),
    watchAgentSteps: (request, send) => watchAgentSteps(request, send, backend, options),
    close: backend.browsers.endAll,
    settings: backend.settings.current,
    configure: (changes) => backend.settings.configure(readSettings(changes)),
    scenario: backend.settings.scenario,
    chooseScenario: backend.settings.chooseScenario,
    failNext: backend.faults.add,
    faults: backend.faults.list,
    clearFaults: backend.faults.clear,
    now,
    advance(ms) {
      if (!isValidTime(now() + ms)) throw new TypeError(`The clock cannot advance by ${ms} ms.`);
      clockOffsetMs += ms;
      backend.browsers.endDue();
      endTimedOutSessions(backend);
    },
    reset() {
      clockOffsetMs = 0;
      // First, so the sessions that end send no webhooks.
      clear(backend);
      void backend.browsers.endAll();
      seed();
    },
    seedApplication: (application) => seedApplication(backend, application),
    seedIdentity: (identity) => seedIdentity(backend, identity),
    changeIdentity: (id, changes) => changeIdentity(backend, id, changes),
    completeSignIn: (token, name) => completeSignIn(backend, token, name),
    applications: () => [...backend.applications.values()],
    identities: () =>
      [...backend.identities.values()].map((identity) => ({
        ...identity,
        status: getStatus(identity, now()),
      })),
    tokens: () => [...backend.tokens.values()],
    sessions: () => [...backend.sessions.values()],
    taskRuns: () => [...backend.taskRuns.values()],
    cancelTaskRun(runId) {
      if (!cancelTaskRun(backend, runId)) throw new TypeError(`There is no active run ${runId}.`);
    },
    siteAccount: backend.siteAccounts.read,
    siteCookies: (identityId, origin) => createSiteCookies(backend, identityId, origin),
    log: backend.log.list,
    clearLog: backend.log.clear,
    addWebhook: backend.webhooks.add,
    sendWebhook: backend.webhooks.send,
  };
  return emulator;
}

// `localhost:4400` is a valid URL, too: its protocol is `localhost:`.
function checkPublicUrl(value: string | undefined): void {
  if (value === undefined) return;
  const protocol = parseUrl(value)?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(
      `publicUrl (--public-url) must be an http or https URL such as http://localhost:4400, not "${value}".`,
    );
}

function clear(backend: Backend): void {
  const { applications, authFlows, identities, tokens, sessions, siteSecrets } = backend;
  const { settings, faults, log, siteAccounts, webhooks } = backend;
  const { sessionRequests, taskRuns } = backend;
  for (const records of [applications, authFlows, identities, tokens, sessions, siteSecrets]) records.clear();
  for (const records of [sessionRequests, taskRuns]) records.clear();
  settings.reset();
  for (const store of [faults, log, siteAccounts, webhooks]) store.clear();
}

function completeSignIn(backend: Backend, value: string, name = demoCredentials.username): SignInResult {
  const token = backend.tokens.get(value);
  const state = checkToken(backend, token);
  const application = token && backend.applications.get(token.applicationId);
  if (!token || !application || state !== 'valid') throw new TypeError(`The token is ${state}.`);
  const identity = finishSignIn(backend, token, application, { name, credentials: [] });
  const { callbackUrl } = token;
  const redirectUrl =
    callbackUrl === null ? null : buildSuccessUrl(backend.settings.current(), callbackUrl, identity.id);
  return { identityId: identity.id, redirectUrl };
}
