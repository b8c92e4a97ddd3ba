import type { AgentAccess } from '@kit/protocol';
import { limitedUntil, matches, MemoryTable, userKey } from './memoryTable.ts';
import type { CallerRecord, RequestRecord } from './RequestRecord.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { isSameOwner, type Store } from './store.ts';
import type { Completion } from './Completion.ts';

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
    async openRequest(request, caller, limit, access = 'always') {
      const known = callers.get(caller.id);
      const knownRequest = known && requests.get(known.requestId);
      if (knownRequest) return { result: 'known', request: knownRequest, caller: known };

      const { owner, application, reconnects, createdAt } = request;
      const own = requests.having(userKey(owner));
      const [open] = own
        .filter((row) => isOpen(row, createdAt))
        .filter((row) => row.application === application && row.reconnects === reconnects)
        .filter((row) => mayJoin(callers.having(requestKey(row.id)), caller, access))
        .toSorted((a, b) => b.createdAt - a.createdAt);
      if (open) {
        const joining = named({ ...caller, requestId: open.id });
        const others = callers.having(requestKey(open.id)).filter(({ id }) => id !== joining.id);
        if (limit && others.length >= limit.callers) return { result: 'limited', retryAt: open.expiresAt };
        callers.set(joining);
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
      const { owner, application, thread, connectionId, inputHash } = key;
      const [found] = callers
        .having(userKey(owner))
        .filter((caller) => caller.thread === thread && !caller.superseded)
        .filter((caller) => caller.inputHash === (inputHash ?? caller.inputHash))
        .flatMap((caller) => {
          const request = requests.get(caller.requestId);
          return request ? { request, caller: inputHash === undefined ? null : caller } : [];
        })
        .filter(({ request }) => request.outcome === 'connected' && request.application === application)
        .filter(({ request }) => request.connectionId === (connectionId ?? request.connectionId))
        .toSorted((a, b) => b.request.createdAt - a.request.createdAt);
      return found;
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
  { id, owner, application, agentAccess, accessChangedAt }: ConnectionRecord,
  answersAny: boolean,
  { now, defaultAccess }: Completion,
): RequestRecord[] {
  const mustAsk = (agentAccess ?? defaultAccess) !== 'always';
  return requests
    .having(userKey(owner))
    .filter((request) => isOpen(request, now) && request.application === application)
    .filter(({ reconnects }) => (reconnects === null ? answersAny : reconnects === id))
    .filter(({ startedAt }) => !mustAsk || (startedAt !== null && startedAt > accessChangedAt))
    .map((request) => requests.set({ ...request, outcome: 'connected', connectionId: id }));
}

/** Deletes what waits for a request. */
export function deleteCallers({ callers }: RequestTables, requestId: string): void {
  for (const { id } of callers.having(requestKey(requestId))) callers.delete(id);
}

/** A caller without a key is named by its request and its thread. */
const named = (caller: CallerRecord): CallerRecord =>
  caller.id === '' ? { ...caller, id: `${caller.requestId} ${caller.thread}` } : caller;

/** Whether a caller may wait for a request with these callers. A permission is for one call, or for one conversation. */
function mayJoin(waiting: readonly CallerRecord[], caller: CallerRecord, access: AgentAccess): boolean {
  if (access === 'always') return true;
  if (access === 'thread') return waiting.every(({ thread }) => thread === caller.thread);
  return (
    caller.id === '' && waiting.some((one) => one.id === named({ ...caller, requestId: one.requestId }).id)
  );
}

const requestKey = (requestId: string) => `request ${requestId}`;

function isOpen({ outcome, expiresAt }: RequestRecord, now: number): boolean {
  return outcome === null && expiresAt > now;
}
