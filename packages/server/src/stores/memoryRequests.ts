import { limitedUntil, matches, MemoryTable, userKey } from './memoryTable.ts';
import type { CallerRecord, RequestRecord } from './RequestRecord.ts';
import { isSameOwner, type ConnectionRecord, type Store } from './store.ts';

type RequestMethods = Pick<
  Store,
  'openRequest' | 'findRequest' | 'updateRequest' | 'supersedeRequests' | 'expireRequests'
>;

/** Requests, and the callers that wait for them. */
export interface RequestTables {
  requests: MemoryTable<RequestRecord>;
  callers: MemoryTable<CallerRecord>;
}

/** Creates empty tables. */
export function createRequestTables(): RequestTables {
  return {
    requests: new MemoryTable<RequestRecord>(({ owner }) => [userKey(owner)]),
    callers: new MemoryTable<CallerRecord>(({ owner, requestId }) => [userKey(owner), requestKey(requestId)]),
  };
}

/** The part of the memory store that keeps requests. */
export function memoryRequests({ requests, callers }: RequestTables): RequestMethods {
  return {
    async openRequest(request, caller, limit) {
      const known = callers.get(caller.id);
      const knownRequest = known && requests.get(known.requestId);
      if (knownRequest) return { result: 'known', request: knownRequest, caller: known };

      const { owner, application, reconnects, createdAt } = request;
      const own = requests.having(userKey(owner));
      const open = own.find(
        (row) => isOpen(row, createdAt) && row.application === application && row.reconnects === reconnects,
      );
      if (open) {
        callers.set(named({ ...caller, requestId: open.id }));
        return { result: 'joined', request: open };
      }
      const retryAt = limit ? limitedUntil(own, limit.requests, limit.milliseconds, createdAt) : 0;
      if (retryAt > 0) return { result: 'limited', retryAt };
      requests.set(request);
      callers.set(named(caller));
      return { result: 'opened' };
    },
    async findRequest(key) {
      if ('callerId' in key) {
        const caller = callers.get(key.callerId);
        const request = caller && requests.get(caller.requestId);
        return request && { request, caller };
      }
      if ('id' in key) {
        const request = requests.get(key.id);
        const isFound = request && (!key.owner || isSameOwner(request.owner, key.owner));
        return isFound ? { request, caller: null } : undefined;
      }
      const [request] = callers
        .having(userKey(key.owner))
        .filter(({ thread, superseded }) => thread === key.thread && !superseded)
        .flatMap(({ requestId }) => requests.get(requestId) ?? [])
        .filter(({ application, outcome }) => outcome === 'connected' && application === key.application)
        .toSorted((a, b) => b.createdAt - a.createdAt);
      return request && { request, caller: null };
    },
    async updateRequest(id, fields, now, where = {}) {
      const request = requests.get(id);
      if (!request || !isOpen(request, now) || !matches(request, where)) return undefined;
      return requests.set({ ...request, ...fields });
    },
    async supersedeRequests(owner, thread, now) {
      const open = requests.having(userKey(owner)).filter((request) => isOpen(request, now));
      return open.flatMap((request) => {
        const waiting = callers.having(requestKey(request.id)).filter(({ superseded }) => !superseded);
        const left = waiting.filter((caller) => caller.thread === thread);
        for (const caller of left) callers.set({ ...caller, superseded: true });
        if (left.length === 0 || left.length < waiting.length) return [];
        return [requests.set({ ...request, outcome: 'superseded' })];
      });
    },
    async expireRequests(now, limit) {
      return requests
        .all()
        .filter(({ outcome, expiresAt }) => outcome === null && expiresAt <= now)
        .slice(0, limit)
        .map((request) => requests.set({ ...request, outcome: 'expired' }));
    },
  };
}

/** Ends the owner's open requests that a connection answers, and returns them. */
export function answerRequests(
  { requests }: RequestTables,
  { id, owner, application }: ConnectionRecord,
  answersAny: boolean,
  now: number,
): RequestRecord[] {
  return requests
    .having(userKey(owner))
    .filter((request) => isOpen(request, now) && request.application === application)
    .filter(({ reconnects }) => (reconnects === null ? answersAny : reconnects === id))
    .map((request) => requests.set({ ...request, outcome: 'connected', connectionId: id }));
}

/** Deletes what waits for a request. */
export function deleteCallers({ callers }: RequestTables, requestId: string): void {
  for (const { id } of callers.having(requestKey(requestId))) callers.delete(id);
}

/** A caller without a key is named by its request and its thread. */
const named = (caller: CallerRecord): CallerRecord =>
  caller.id === '' ? { ...caller, id: `${caller.requestId} ${caller.thread}` } : caller;

const requestKey = (requestId: string) => `request ${requestId}`;

function isOpen({ outcome, expiresAt }: RequestRecord, now: number): boolean {
  return outcome === null && expiresAt > now;
}
