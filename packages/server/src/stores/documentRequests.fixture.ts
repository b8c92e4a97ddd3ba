import type { CallerRecord, RequestRecord } from './RequestRecord.ts';
import { clockSkewMs, isSameOwner, type ConnectionRecord, type Store } from './store.ts';

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
    openRequest: (request, caller, limit) =>
      change(({ requests, callers }) => {
        const known = callers.find(({ id }) => id === caller.id);
        const knownRequest = requests.find(({ id }) => id === known?.requestId);
        if (known && knownRequest) return { result: 'known', request: knownRequest, caller: known };

        const own = requests.filter(({ owner }) => isSameOwner(owner, request.owner));
        const open = own.find(
          (one) =>
            isOpen(one, request.createdAt) &&
            one.application === request.application &&
            one.reconnects === request.reconnects,
        );
        if (open) {
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
                .filter(({ id }) =>
                  callers.some((one) => one.requestId === id && one.thread === key.thread && !one.superseded),
                )
                .toSorted((a, b) => b.createdAt - a.createdAt);
        return request && { request, caller: null };
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
  { id, owner, application }: ConnectionRecord,
  isReconnect: boolean,
  now: number,
): RequestRecord[] {
  const hasOther = connections.some(
    (one) =>
      one.id !== id && !one.deleting && one.application === application && isSameOwner(one.owner, owner),
  );
  return requests
    .filter((one) => isOpen(one, now) && isSameOwner(one.owner, owner) && one.application === application)
    .filter(({ reconnects }) => (reconnects === null ? !isReconnect || !hasOther : reconnects === id))
    .map((one) => Object.assign(one, { outcome: 'connected', connectionId: id }));
}

function putCaller(callers: CallerRecord[], caller: CallerRecord): void {
  const id = caller.id === '' ? `${caller.requestId} ${caller.thread}` : caller.id;
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
