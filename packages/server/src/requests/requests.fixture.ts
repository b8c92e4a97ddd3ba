import type { AccountRequest } from '@kit/protocol';
import type { Connect } from '../Connect.ts';
import { createConnect } from '../createConnect.ts';
import { bodyOf } from '../browser.fixture.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import type { Store } from '../stores/store.ts';
import { optionsBeside, type World } from '../world.fixture.ts';

export const ada = { userId: 'ada' };
export const linkedin = { userId: 'ada', application: 'linkedin' } as const;

type Question = Partial<Parameters<World['connect']['request']>[0]>;

/** Asks Ada for a LinkedIn account that she does not have. */
export async function ask(
  { connect }: Pick<World, 'connect'>,
  question: Question = {},
): Promise<AccountRequest> {
  const request = await connect.request({ ...linkedin, ...question });
  if (request.id === null) throw new Error('The account is connected already.');
  return request;
}

/** Connects accounts of Ada, one after the other. Returns them newest first. */
export async function connectAccounts(world: World, ...accounts: string[]): Promise<ConnectionRecord[]> {
  for (const account of accounts) {
    await world.finish(world.browser('ada'), { application: 'linkedin' }, account);
    world.advance(1_000);
  }
  return world.connections('ada');
}

/** Makes the newest account of Ada need attention, or work again. */
export async function setStatus(
  world: World,
  identityStatus: 'failed' | 'validated',
): Promise<ConnectionRecord> {
  const [newest] = await world.connections('ada');
  const changed =
    newest && (await world.store.updateConnection({ identityId: newest.identityId }, { identityStatus }));
  if (!changed) throw new Error('Ada has no account.');
  return changed;
}

/** Signs in again with an account that needs attention. */
export async function reconnect(world: World, id: string): Promise<void> {
  const browser = world.browser('ada');
  const created = await browser.call('POST', `/connections/${id}/reconnect`, {});
  const { startUrl } = await bodyOf(created);
  const started = await browser.navigate(String(startUrl));
  const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
  const { redirectUrl } = world.emulator.completeSignIn(token, 'ada@example.com');
  await browser.navigate(redirectUrl ?? '', { 'sec-fetch-site': 'cross-site' });
}

/** How many timers run in this process. */
export const timers = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

/** The kit in another process, with the same store. */
export function inAnotherProcess(world: World, options: Partial<ConnectOptions> = {}): Connect {
  return createConnect({ ...optionsBeside(world), ...options });
}

/** The store, and the names of the methods that are called. */
export function watchStore(store: Store): { store: Store; calls: string[] } {
  const calls: string[] = [];
  const watched = new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...values: unknown[]): unknown => {
        calls.push(String(name));
        return method.apply(target, values);
      };
    },
  });
  return { store: watched, calls };
}

/** The types of the events about requests, oldest first. */
export function requestEvents({ events }: World): string[] {
  return events.map(({ type }) => type).filter((type) => type.startsWith('request.'));
}

/** Returns a result that comes without a pause, or `late`. Timers do not run before promises that can settle. */
export async function withoutPause<T>(work: Promise<T>): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, 50, 'late');
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Declines a request a moment later, when a wait for it has begun. */
export async function declineSoon(connect: Pick<Connect, 'declineRequest'>, id: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  await connect.declineRequest({ ...ada, id });
}
