import { handleRequest } from './handleRequest.ts';
import { isTime } from './api/isoTime.ts';
import { addApplication } from './backend/addApplication.ts';
import { addIdentity } from './backend/addIdentity.ts';
import type { Backend } from './backend/Backend.ts';
import { callbackTarget } from './backend/callbackTarget.ts';
import { createBackend } from './backend/createBackend.ts';
import { finishSignIn } from './backend/finishSignIn.ts';
import type { ApplicationRecord, IdentityRecord } from './backend/records.ts';
import { settlingStatus } from './backend/settlingStatus.ts';
import { statusOf } from './backend/statusOf.ts';
import { tokenVerdict } from './backend/tokenVerdict.ts';
import { demoApplications } from './demo.ts';
import type {
  ApplicationSeed,
  Emulator,
  EmulatorOptions,
  IdentityChanges,
  IdentitySeed,
  SignInResult,
} from './Emulator.ts';
import { readSettings } from './settings/readSettings.ts';

/** Makes a stand-in for Anchor's API and hosted page. Throws a `TypeError` for a wrong setting or `publicUrl`. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  let offset = 0;
  const clock = options.now ?? Date.now;
  const now = (): number => clock() + offset;
  readSettings(options.settings ?? {});
  checkPublicUrl(options.publicUrl);
  const backend = createBackend(options, now);
  // Ids are fixed once, so that they survive a reset.
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
    settings: backend.settings.current,
    configure: (changes) => backend.settings.configure(readSettings(changes)),
    scenario: backend.settings.scenario,
    chooseScenario: backend.settings.chooseScenario,
    failNext: backend.faults.add,
    faults: backend.faults.list,
    clearFaults: backend.faults.clear,
    now,
    advance(ms) {
      if (!isTime(now() + ms)) throw new TypeError(`The clock cannot be advanced by ${ms} ms.`);
      offset += ms;
    },
    reset() {
      offset = 0;
      clear(backend);
      seed();
    },
    seedApplication: (application) => seedApplication(backend, application),
    seedIdentity: (identity) => seedIdentity(backend, identity),
    changeIdentity: (id, changes) => changeIdentity(backend, id, changes),
    completeSignIn: (token, name) => completeSignIn(backend, token, name),
    applications: () => [...backend.applications.values()],
    identities: () =>
      [...backend.identities.values()].map((one) => ({ ...one, status: statusOf(one, now()) })),
    tokens: () => [...backend.tokens.values()],
    sessions: () => [...backend.sessions.values()],
    log: backend.log.list,
    clearLog: backend.log.clear,
    addWebhook: backend.webhooks.add,
    sendWebhook: backend.webhooks.send,
  };
  return emulator;
}

/** `localhost:4400` parses, too, as an address of the protocol `localhost:`. */
function checkPublicUrl(value: string | undefined): void {
  if (value === undefined) return;
  const protocol = URL.canParse(value) ? new URL(value).protocol : undefined;
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`The public URL "${value}" is not a URL. Write it as http://localhost:4400.`);
}

function clear(backend: Backend): void {
  const { applications, authFlows, identities, tokens, sessions, settings, faults, log, webhooks } = backend;
  for (const records of [applications, authFlows, identities, tokens, sessions]) records.clear();
  settings.reset();
  for (const store of [faults, log, webhooks]) store.clear();
}

function seedApplication(backend: Backend, { apiKey, ...seed }: ApplicationSeed): ApplicationRecord {
  const project = apiKey === undefined ? backend.firstProject : backend.projectOf(apiKey);
  if (project === undefined) throw new TypeError(`The emulator does not accept the key of "${seed.name}".`);
  return addApplication(backend, { ...seed, project });
}

function seedIdentity(
  backend: Backend,
  { applicationId, status = 'validated', ...seed }: IdentitySeed,
): IdentityRecord {
  const application = backend.applications.get(applicationId);
  if (!application) throw new TypeError(`There is no application ${applicationId} to seed an identity of.`);
  if (seed.id !== undefined && backend.identities.has(seed.id))
    throw new TypeError(`Identity ${seed.id} exists already. Change it with changeIdentity.`);
  checkCreatedAt(seed.createdAt);
  return addIdentity(backend, application, { ...seed, status });
}

function changeIdentity(
  backend: Backend,
  id: string,
  { status, ...changes }: IdentityChanges,
): IdentityRecord {
  const identity = backend.identities.get(id);
  if (!identity) throw new TypeError(`There is no identity ${id} to change.`);
  checkCreatedAt(changes.createdAt);
  const changed: IdentityRecord = {
    ...identity,
    ...changes,
    ...(status !== undefined && settlingStatus(backend, status)),
    updatedAt: backend.now(),
  };
  backend.identities.set(id, changed);
  return changed;
}

function checkCreatedAt(createdAt: number | undefined): void {
  if (createdAt !== undefined && !isTime(createdAt))
    throw new TypeError(`"createdAt" cannot be ${createdAt}; it is milliseconds since 1970.`);
}

function completeSignIn(backend: Backend, value: string, name = 'ada@example.com'): SignInResult {
  const token = backend.tokens.get(value);
  const verdict = tokenVerdict(backend, token);
  const application = token && backend.applications.get(token.applicationId);
  if (!token || !application || verdict !== 'live') throw new TypeError(`The token is ${verdict}.`);
  const identity = finishSignIn(backend, token, application, { name, credentials: [] });
  const { callbackUrl } = token;
  const redirectUrl =
    callbackUrl === null ? null : callbackTarget(backend.settings.current(), callbackUrl, identity.id);
  return { identityId: identity.id, redirectUrl };
}
