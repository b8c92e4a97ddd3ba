import type { AgentAccess } from '@kit/protocol';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { ConnectError } from '../ConnectError.ts';
import type { World } from '../world.fixture.ts';
import { callOf, type PermissionState } from './permissionState.fixture.ts';
import type { Person } from './state.fixture.ts';

export const users: Record<Person, string> = { V: 'ada', A: 'bob' };

/** What can happen at any time to V's account. */
export type Change = { do: 'choose'; user: Person; access: AgentAccess } | { do: 'reconnect' } | Restriction;
interface Restriction {
  do: 'restrict';
  access: 'ask' | 'thread';
}
/** Plays the steps of the model against the real handler. */
export class PermissionDriver {
  readonly requests: { id: string; owner: Person }[] = [];
  readonly #world: World;
  readonly #atOpening: { run?: () => Promise<unknown> };
  #signIns = 0;

  constructor(world: World, atOpening: { run?: () => Promise<unknown> }) {
    this.#world = world;
    this.#atOpening = atOpening;
  }

  async change(made: Change): Promise<string | null> {
    const id = await this.#account('V');
    if (made.do === 'reconnect') return this.#reconnect(id);
    if (made.do === 'restrict') {
      const { access } = made;
      await this.#world.connect.restrictAgentAccess({ userId: users.V, connectionId: id, access });
      return null;
    }
    const { access, user } = made;
    const path = `/connections/${id}/access`;
    return refusalOf(await this.#world.browser(users[user]).call('POST', path, { access }));
  }

  async ask(number: number): Promise<null> {
    this.#know(number, (await this.#world.connect.request(this.#named(number))).id);
    return null;
  }

  async claim(number: number): Promise<string> {
    return thrown(async () => {
      const { id, status } = await this.#world.connect.claim(this.#named(number));
      this.#know(number, id);
      return status === 'connected' ? 'runs' : 'waits';
    });
  }

  async allow(question: number, user: Person): Promise<string | null> {
    const { id, owner } = this.#request(question);
    const body = { connectionId: await this.#account(owner) };
    return refusalOf(await this.#world.browser(users[user]).call('POST', `/requests/${id}/choose`, body));
  }

  async start(number: number, question: number | null, meanwhile: Change | null): Promise<string> {
    const { owner, thread } = callOf(number);
    const requestId = question === null ? null : this.#request(question).id;
    if (meanwhile) this.#atOpening.run = () => this.change(meanwhile);
    return thrown(async () => {
      const about = {
        userId: users[owner],
        application: 'linkedin',
        permission: { thread, requestId },
      } as const;
      await this.#world.connect.createSession(about);
      return 'runs';
    }).finally(() => delete this.#atOpening.run);
  }

  async see(): Promise<ReturnType<typeof seenOf>> {
    const [account] = await this.#world.connections(users.V);
    const answered = this.requests.map(async ({ id, owner }) => {
      const found = await this.#world.store.findRequest({
        owner: { tenantId: '', userId: users[owner] },
        id,
      });
      return found?.request.outcome === 'connected';
    });
    return {
      access: account?.agentAccess ?? 'always',
      answered: await Promise.all(answered),
      running: this.#world.emulator.sessions().filter(({ endedAt }) => endedAt === null).length,
    };
  }

  #named(number: number) {
    const { owner, thread } = callOf(number);
    return { userId: users[owner], application: 'linkedin', thread, key: `call ${number}` } as const;
  }

  #know(number: number, id: string | null): void {
    if (id !== null && this.requests.every((known) => known.id !== id))
      this.requests.push({ id, owner: callOf(number).owner });
  }

  #request(question: number): { id: string; owner: Person } {
    const found = this.requests[question];
    if (!found) throw new Error(`There is no request ${question}.`);
    return found;
  }

  async #account(owner: Person): Promise<string> {
    return (await this.#world.connections(users[owner]))[0]?.id ?? '';
  }

  /** Signs in with another account than before. */
  async #reconnect(id: string): Promise<null> {
    const browser = this.#world.browser(users.V);
    const created = await bodyOf(await browser.call('POST', `/connections/${id}/reconnect`, {}));
    const started = await browser.navigate(String(created.startUrl));
    const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
    this.#signIns += 1;
    const { redirectUrl } = this.#world.emulator.completeSignIn(token, `ada${this.#signIns}@example.com`);
    await browser.navigate(redirectUrl ?? '', { 'sec-fetch-site': 'cross-site' });
    return null;
  }
}

async function thrown(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConnectError) return error.code;
    throw error;
  }
}

const refusalOf = async (response: Response) =>
  response.status < 400 ? null : String(await codeOf(response));

/** What can be compared of a state of the model. */
export function seenOf({ accounts, questions, browsers }: PermissionState) {
  return {
    access: accounts[0]?.access ?? 'always',
    answered: questions.map(({ answer }) => answer !== 'none'),
    running: browsers.filter(({ status }) => status === 'running').length,
  };
}
