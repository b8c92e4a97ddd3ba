import { demoApiKey } from '@kit/emulator';
import { isCreatedAttempt, isErrorCode, type CreatedAttempt, type ErrorCode } from '@kit/protocol';
import { baseUrl, bodyOf, codeOf, type TestBrowser } from '../browser.fixture.ts';
import type { World } from '../world.fixture.ts';
import type { Claim, Visitor } from './protocol.fixture.ts';
import type { Attempt as ModelAttempt, Person, State } from './state.fixture.ts';
import type { AttemptOutcome } from '../stores/AttemptRecord.ts';
import { holderOf } from '../testing/records.ts';

/** The same user id in two tenants: as alike as two users can be. */
const users: Record<Person, string> = { A: 'acme:ada', V: 'umbrella:ada' };
const nowhere = 'y'.repeat(43);

function ownerOf(person: Person): { tenantId: string; userId: string } {
  const [tenantId = '', userId = ''] = users[person].split(':');
  return { tenantId, userId };
}

/** Plays the steps of the model against the real handler; attempts and identities are named by their place. */
export class HandlerDriver {
  readonly #world: World;
  readonly #browsers: Record<Person, TestBrowser>;
  readonly #attempts: (CreatedAttempt & { owner: Person; token: string })[] = [];
  readonly #identities: string[] = [];
  readonly #requests: { id: string; owner: Person }[] = [];

  constructor(world: World) {
    this.#world = world;
    this.#browsers = { A: world.browser(), V: world.browser() };
  }

  async begin(owner: Person, browser: Person, application: string): Promise<null> {
    const created = await this.#at({ browser, user: owner }).begin({ application });
    this.#attempts.push({ ...created, owner, token: '' });
    return null;
  }

  async reconnect(owner: Person, browser: Person, identity: number): Promise<ErrorCode | null> {
    const path = `/connections/${await this.#connectionOf(identity)}/reconnect`;
    const response = await this.#at({ browser, user: owner }).call('POST', path, {});
    const created: unknown = await response.clone().json();
    if (isCreatedAttempt(created)) this.#attempts.push({ ...created, owner, token: '' });
    return refusalOf(response);
  }

  async ask(owner: Person, application: 'linkedin' | 'notion'): Promise<null> {
    const { id } = await this.#world.connect.request({ ...ownerOf(owner), application });
    if (id !== null && this.#requests.every((known) => known.id !== id)) this.#requests.push({ id, owner });
    return null;
  }

  async beginFor(
    request: number,
    user: Person,
    browser: Person,
    application: string,
  ): Promise<ErrorCode | null> {
    const { id = nowhere, owner = user } = this.#requests[request] ?? {};
    const response = await this.#at({ browser, user }).call('POST', '/attempts', {
      application,
      request: id,
    });
    const created: unknown = await response.clone().json();
    if (isCreatedAttempt(created)) this.#attempts.push({ ...created, owner, token: '' });
    return refusalOf(response);
  }

  async decline(request: number, user: Person, browser: Person): Promise<ErrorCode | null> {
    const path = `/requests/${this.#requests[request]?.id ?? nowhere}/decline`;
    return refusalOf(await this.#at({ browser, user }).call('POST', path, {}));
  }

  async open(id: number, visitor: Visitor): Promise<ErrorCode | null> {
    const attempt = this.#attempt(id);
    const response = await this.#at(visitor).navigate(attempt.startUrl);
    const location = response.headers.get('location');
    if (location) attempt.token = new URL(location).searchParams.get('token') ?? '';
    return refusalOf(response);
  }

  /** Signs in on the hosted page with a new account, or with the account of an identity. Uses a new link if this one is used. */
  async signIn(id: number, known: number): Promise<void> {
    const { emulator } = this.#world;
    const link = emulator.tokens().find(({ token }) => token === this.#attempt(id).token);
    if (!link) throw new Error(`Attempt ${id} has no link.`);
    const isKnown = known >= 0;
    emulator.configure({ knownAccount: isKnown ? 'same-identity' : 'new-identity' });
    const token = link.usedAt === null ? link.token : await this.#mint(link);
    const account = `account ${isKnown ? known : this.#identities.length}`;
    const { identityId } = emulator.completeSignIn(token, account);
    if (!isKnown) this.#identities.push(identityId);
  }

  async #mint({ applicationId, callbackUrl }: { applicationId: string; callbackUrl: string | null }) {
    const answer = await this.#world.emulator.fetch(
      `https://anchor.example/v1/applications/${applicationId}/tokens`,
      {
        method: 'POST',
        headers: { 'anchor-api-key': demoApiKey, 'content-type': 'application/json' },
        body: JSON.stringify({ callbackUrl }),
      },
    );
    return String((await bodyOf(answer)).token);
  }

  async claim(visitor: Visitor, { attempt: id, identity, by }: Claim): Promise<ErrorCode | null> {
    const { attemptId, token } = this.#attempt(id);
    const identityId = identity === null ? '' : (this.#identities[identity] ?? '');
    const browser = this.#at(visitor);
    if (by === 'confirm')
      return refusalOf(await browser.call('POST', `/attempts/${attemptId}/confirm`, { identityId }));
    const known = this.#world.emulator.tokens().find((one) => one.token === token);
    const address = known?.callbackUrl ?? `${baseUrl}/callback/${nowhere}`;
    const query = identity === null ? 'status=cancelled' : `identity_id=${identityId}&status=success`;
    return refusalOf(await browser.navigate(`${address}?${query}`, { 'sec-fetch-site': 'cross-site' }));
  }

  async disconnect(user: Person, identity: number): Promise<ErrorCode | null> {
    const browser = this.#at({ browser: user, user });
    return refusalOf(await browser.call('DELETE', `/connections/${await this.#connectionOf(identity)}`));
  }

  /** What the store and Anchor hold, in the words of {@link seenOf}. */
  async see(): Promise<ReturnType<typeof seenOf>> {
    const attempts = this.#attempts.map(async ({ attemptId, owner }) => {
      const { outcome, code, startedAt, identityId } = await this.#world.attempt(attemptId);
      return {
        owner,
        isOpened: startedAt !== null,
        status: statusOf(outcome),
        code,
        identity: identityId === null ? null : this.#identities.indexOf(identityId),
      };
    });
    const kept = (['A', 'V'] as const).map(async (owner) =>
      (await this.#world.connections(users[owner])).map(
        ({ identityId, application }) =>
          `${owner} has ${this.#identities.indexOf(identityId)} of ${application}`,
      ),
    );
    const requests = this.#requests.map(async ({ id, owner }) => {
      const { status } = await this.#world.connect.readRequest({ ...ownerOf(owner), id });
      return `${owner} was asked: ${status}`;
    });
    const atAnchor = this.#world.emulator.identities().map(({ id }) => this.#identities.indexOf(id));
    return {
      attempts: await Promise.all(attempts),
      connections: (await Promise.all(kept)).flat().toSorted(),
      requests: await Promise.all(requests),
      atAnchor: atAnchor.toSorted((a, b) => a - b),
    };
  }

  async #connectionOf(identity: number): Promise<string> {
    const row = await holderOf(this.#world.store, this.#identities[identity] ?? '');
    return row?.id ?? nowhere;
  }

  #at({ browser, user }: Visitor): TestBrowser {
    const own = browser === 'A' ? this.#browsers.A : this.#browsers.V;
    return user === null ? own.signIn() : own.signIn(users[user]);
  }

  #attempt(id: number) {
    const attempt = this.#attempts[id];
    if (!attempt) throw new Error(`There is no attempt ${id}.`);
    return attempt;
  }
}

function statusOf(outcome: AttemptOutcome | null): ModelAttempt['status'] {
  if (outcome === null) return 'open';
  return outcome === 'connected' ? outcome : 'ended';
}

/** What can be compared of a state of the model. */
export function seenOf({ attempts, identities, connections, requests }: State) {
  return {
    attempts: attempts.map(({ owner, openers, status, code, identity }) => ({
      owner,
      isOpened: openers.length > 0,
      status,
      code,
      identity,
    })),
    connections: connections
      .map(({ owner, identity, application }) => `${owner} has ${identity} of ${application}`)
      .toSorted(),
    requests: requests.map(({ owner, status }) => `${owner} was asked: ${status}`),
    atAnchor: identities.flatMap(({ isGone }, id) => (isGone ? [] : [id])),
  };
}

/** The code of a refusal. To the model, a browser whose cookie was lost is another browser. */
async function refusalOf(response: Response): Promise<ErrorCode | null> {
  if (response.status < 400) return null;
  const code = await codeOf(response);
  if (!isErrorCode(code)) throw new Error(`No code in ${response.status}: ${await response.text()}`);
  return code === 'cookie_missing' ? 'wrong_browser' : code;
}
