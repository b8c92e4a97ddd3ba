import type { CallerRecord, RequestRecord } from './RequestRecord.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { clockSkewMs, isSameOwner, type Store } from './store.ts';
import type { Completion } from './Completion.ts';

/** The part of the document that keeps requests. */
export interface RequestLists {
  requests: RequestRecord[];
  callers: CallerRecord[];
}

type RequestMethods = Pick<
  Store,
  'openRequest' | 'findRequest' | 'updateRequest' | 'supersedeRequests' | 'expireRequests'
>;

type Change = <T>(work: (lists: RequestLists) => T) => Promise<T>;

/** The methods of the document store that keep requests. */
export function documentRequests(change: Change): RequestMethods {
  return {
    openRequest: (request, caller, limit, access = 'always') =>
      change(({ requests, callers }) => {
        const known = callers.find(({ id }) => id === caller.id);
        const knownRequest = requests.find(({ id }) => id === known?.requestId);
        if (known && knownRequest) return { result: 'known', request: knownRequest, caller: known };

        const own = requests.filter(({ owner }) => isSameOwner(owner, request.owner));
        const newestFirst = own.toSorted((a, b) => b.createdAt - a.createdAt);
        const open = newestFirst.find(
          (one) =>
            isOpen(one, request.createdAt) &&
            one.application === request.application &&
            one.reconnects === request.reconnects &&
            (access === 'always' ||
              (access === 'thread'
                ? callers.every(({ requestId, thread }) => requestId !== one.id || thread === caller.thread)
                : caller.id === '' && callers.some(({ id }) => id === `${one.id} ${caller.thread}`))),
        );
        if (open) {
          const id = nameOf({ ...caller, requestId: open.id });
          const others = callers.filter((one) => one.requestId === open.id && one.id !== id);
          if (limit && others.length >= limit.callers) return { result: 'limited', retryAt: open.expiresAt };
          putCaller(callers, { ...caller, requestId: open.id });
          return { result: 'joined', request: open };
        }
        const retryAt = limit ? limitedUntil(own, limit.requests, limit.milliseconds, request.createdAt) : 0;
        if (retryAt > 0) return { result: 'limited', retryAt };
        requests.push(request);
        putCaller(callers, caller);
        return { result: 'opened' };
      }),

    findRequest: (key) =>
      change(({ requests, callers }) => {
        if ('callerId' in key) {
          const caller = callers.find(({ id }) => id === key.callerId);
          const request = requests.find(({ id }) => id === caller?.requestId);
          return caller && request && { request, caller };
        }
        const own = requests.filter(({ owner }) => !key.owner || isSameOwner(owner, key.owner));
        const [request] =
          'id' in key
            ? own.filter(({ id }) => id === key.id)
            : own
                .filter(
                  ({ application, outcome }) => outcome === 'connected' && application === key.application,
                )
                .filter(({ connectionId }) => connectionId === (key.connectionId ?? connectionId))
                .filter((one) => callers.some((caller) => waitsFor(one, caller) && isNamed(caller, key)))
                .toSorted((a, b) => b.createdAt - a.createdAt);
        if (!request) return undefined;
        const hasInput = 'inputHash' in key && key.inputHash !== undefined;
        const caller = callers.find((one) => hasInput && waitsFor(request, one) && isNamed(one, key));
        return { request, caller: caller ?? null };
      }),

    updateRequest: (id, fields, now, where = {}) =>
      change(({ requests }) => {
        const request = requests.find((one) => one.id === id && isOpen(one, now) && matches(one, where));
        return request && Object.assign(request, fields);
      }),

    supersedeRequests: (owner, thread, now) =>
      change(({ requests, callers }) => {
        const open = requests.filter((one) => isOpen(one, now) && isSameOwner(one.owner, owner));
        const left = callers.filter(
          (one) => one.thread === thread && open.some((request) => waitsFor(request, one)),
        );
        for (const one of left) one.superseded = true;
        return open
          .filter(({ id }) => left.some(({ requestId }) => requestId === id))
          .filter((request) => !callers.some((one) => waitsFor(request, one)))
          .map((one) => Object.assign(one, { outcome: 'superseded' }));
      }),

    expireRequests: (now, limit) =>
      change(({ requests }) =>
        requests
          .filter(({ outcome, expiresAt }) => outcome === null && expiresAt <= now)
          .slice(0, limit)
          .map((one) => Object.assign(one, { outcome: 'expired' })),
      ),
  };
}

/** Ends the owner's open requests that a connection answers, and returns them. */
export function answerRequests(
  { requests, connections }: RequestLists & { connections: ConnectionRecord[] },
  { id, owner, application, agentAccess, accessChangedAt }: ConnectionRecord,
  isReconnect: boolean,
  { now, defaultAccess }: Completion,
): RequestRecord[] {
  const hasOther = connections.some(
    (one) =>
      one.id !== id && !one.deleting && one.application === application && isSameOwner(one.owner, owner),
  );
  return requests
    .filter((one) => isOpen(one, now) && isSameOwner(one.owner, owner) && one.application === application)
    .filter(({ reconnects }) => (reconnects === null ? !isReconnect || !hasOther : reconnects === id))
    .filter(
      ({ startedAt }) => (agentAccess ?? defaultAccess) === 'always' || (startedAt ?? 0) > accessChangedAt,
    )
    .map((one) => Object.assign(one, { outcome: 'connected', connectionId: id }));
}

function nameOf(caller: CallerRecord): string {
  return caller.id === '' ? `${caller.requestId} ${caller.thread}` : caller.id;
}

function putCaller(callers: CallerRecord[], caller: CallerRecord): void {
  const id = nameOf(caller);
  const known = callers.find((one) => one.id === id);
  if (known) known.superseded = false;
  else callers.push({ ...caller, id });
}

/** When the rows no longer reach a limit; 0 if they do not reach it. */
export function limitedUntil(
  rows: readonly { createdAt: number }[],
  max: number,
  milliseconds: number,
  now: number,
): number {
  const times = rows
    .map(({ createdAt }) => createdAt)
    .filter((time) => time > now - milliseconds && time <= now + clockSkewMs)
    .toSorted((a, b) => b - a);
  const last = times[max - 1];
  return last === undefined ? 0 : Math.min(last, now) + milliseconds;
}

/** Whether a caller belongs to this thread, and has these arguments. */
function isNamed(caller: CallerRecord, key: { thread: string; inputHash?: string }): boolean {
  return caller.thread === key.thread && caller.inputHash === (key.inputHash ?? caller.inputHash);
}

function waitsFor({ id }: RequestRecord, one: CallerRecord): boolean {
  return one.requestId === id && !one.superseded;
}

function isOpen({ outcome, expiresAt }: RequestRecord, now: number): boolean {
  return outcome === null && expiresAt > now;
}

/** Whether each field in `where` has the value given there. */
export function matches<Row extends object>(row: Row, where: Partial<Row>): boolean {
  const isSame = (name: string) => Reflect.get(row, name) === Reflect.get(where, name);
  return Object.keys(where).every(isSame);
}
