// A custom store, written for this test only from the docstrings of `Store`: it keeps everything in one document of a key-value
// store that can compare and set. Real stores would use a document for each owner.
import {
  answerRequests,
  documentRequests,
  limitedUntil,
  matches,
  type RequestLists,
} from './documentRequests.fixture.ts';
import { documentSessions, type SessionLists } from './documentSessions.fixture.ts';
import type { AttemptRecord } from './AttemptRecord.ts';
import type { ConnectionKey, ConnectionRecord } from './ConnectionRecord.ts';
import { isSameOwner, maxPauseMs, type Due, type Store } from './store.ts';

/** A value with a version. `set` writes only if the version is still the same. */
export interface VersionedValue {
  get(): Promise<{ version: number; text: string | undefined }>;
  set(version: number, text: string): Promise<boolean>;
}

interface Document extends RequestLists, SessionLists {
  attempts: AttemptRecord[];
  connections: ConnectionRecord[];
  keys: { id: string; expiresAt: number }[];
}

/** A store in one document. */
export function documentStore(value: VersionedValue): Store {
  let previous: Promise<unknown> = Promise.resolve();

  /** Calls of this process take turns. If another process changes the document meanwhile, `work` runs again. */
  function change<T>(work: (document: Document) => T): Promise<T> {
    const turn = previous.then(async () => {
      for (;;) {
        const { version, text } = await value.get();
        const empty: Document = {
          attempts: [],
          connections: [],
          sessions: [],
          holds: [],
          requests: [],
          callers: [],
          keys: [],
        };
        const document: Document = text ? JSON.parse(text) : empty;
        const result = work(document);
        if (await value.set(version, JSON.stringify(document))) return result;
      }
    });
    previous = turn.catch(() => undefined);
    return turn;
  }

  return {
    createAttempt: (attempt, limits = []) =>
      change(({ attempts }) => {
        const times = limits.map(({ scope, attempts: max, milliseconds }) => {
          const rows = attempts.filter(({ owner }) =>
            scope === 'user' ? isSameOwner(owner, attempt.owner) : owner.tenantId === attempt.owner.tenantId,
          );
          return limitedUntil(rows, max, milliseconds, attempt.createdAt);
        });
        const retryAt = Math.max(0, ...times);
        if (retryAt > 0) return { result: 'limited', retryAt };
        attempts.push(attempt);
        return { result: 'created' };
      }),

    findAttempt: (key) =>
      change(({ attempts }) =>
        attempts.find((one) => ('id' in key ? one.id === key.id : one.stateHash === key.stateHash)),
      ),

    updateAttempt: (id, fields, where) =>
      change(({ attempts }) => {
        const attempt = attempts.find((one) => one.id === id);
        if (!attempt || !matches(attempt, where)) return false;
        Object.assign(attempt, fields);
        return true;
      }),

    completeAttempt: (completion) =>
      change((document) => {
        const { attempts, connections } = document;
        const { attemptId, identityId, accountName, previousAccountName, identityStatus, now } = completion;
        const attempt = attempts.find(({ id }) => id === attemptId);
        if (!attempt || attempt.outcome !== null || attempt.expiresAt <= now) return { result: 'closed' };
        const { owner, application, reconnects } = attempt;
        const current = reconnects === null ? undefined : find(connections, { owner, id: reconnects });
        if (reconnects !== null && !current) return { result: 'gone' };
        const holder = find(connections, { identityId });
        const isOwn =
          holder &&
          !holder.deleting &&
          isSameOwner(holder.owner, owner) &&
          holder.application === application;
        const mayKeep = current ? holder === current : isOwn;
        if (completion.isRenewal && !mayKeep) return { result: 'gone' };
        if (holder && !mayKeep) return { result: 'taken' };

        const checks = { nextCheckAt: now, pendingChecks: 0, priorityMs: 0 };
        const replaced = current && !holder ? { ...current, ...checks, id: completion.replacedId } : null;
        if (replaced) connections.push(Object.assign(replaced, { tagged: true, deleting: true }));
        const news = { identityId, accountName, previousAccountName, identityStatus, connectedAt: now };
        const id = completion.connectionId;
        const created = {
          id,
          owner,
          application,
          label: '',
          lastUsedAt: null,
          lastUsedBy: '',
          agentAccess: null,
          accessChangedAt: 0,
          deleting: false,
          tagged: false,
          ...news,
          ...checks,
        };
        const connection: ConnectionRecord = holder ?? current ?? created;
        if (connection === created) connections.push(created);
        Object.assign(connection, news, checks, { tagged: false });
        if (previousAccountName !== null) connection.accessChangedAt = now;
        Object.assign(attempt, { outcome: 'connected', identityId, connectionId: connection.id });
        const requests = answerRequests(document, connection, reconnects !== null, completion);
        return { result: 'connected', connection, replaced, requests };
      }),

    findConnections: (key) =>
      change(({ connections }) => {
        if ('identityIds' in key) {
          const identityIds = new Set(key.identityIds);
          return connections.filter(({ identityId }) => identityIds.has(identityId));
        }
        return connections
          .filter((row) => !row.deleting && isSameOwner(row.owner, key.owner))
          .filter(({ id }) => key.id === undefined || id === key.id)
          .toSorted((a, b) => b.connectedAt - a.connectedAt);
      }),

    updateConnection: (key, fields, where = {}) =>
      change(({ connections }) => {
        const row = find(connections, key);
        return row && matches(row, where) ? Object.assign(row, fields) : undefined;
      }),

    disconnectAll: (owner, fields) =>
      change((document) => {
        document.attempts = document.attempts.filter((one) => !isSameOwner(one.owner, owner));
        document.requests = document.requests.filter((one) => !isSameOwner(one.owner, owner));
        document.callers = document.callers.filter((one) => !isSameOwner(one.owner, owner));
        document.sessions = document.sessions.filter(
          (one) => one.endedAt === null || !isSameOwner(one.owner, owner),
        );
        const rows = document.connections.filter((one) => isSameOwner(one.owner, owner));
        for (const row of rows) if (!row.deleting) Object.assign(row, fields);
        return rows.filter(({ deleting }) => deleting);
      }),

    takeDueConnections: (due) =>
      change(({ connections }) => {
        for (const row of connections)
          if (row.nextCheckAt - row.priorityMs > due.now + maxPauseMs) row.nextCheckAt = due.now;
        return take(connections, due, ({ nextCheckAt, priorityMs }) => nextCheckAt - priorityMs);
      }),

    ...documentRequests(change),
    ...documentSessions(change),

    takeDueSessions: (due) =>
      change(({ sessions }) =>
        take(
          sessions.filter(({ endedAt }) => endedAt === null),
          due,
          ({ nextCheckAt }) => nextCheckAt,
        ),
      ),

    takeOnce: (id, now, until) =>
      change((document) => {
        const taken = document.keys.find((key) => key.id === id);
        if (taken && taken.expiresAt > now && taken.expiresAt <= now + 2 * (until - now)) return false;
        document.keys = [...document.keys.filter((key) => key !== taken), { id, expiresAt: until }];
        return true;
      }),

    isTaken: (key, now) =>
      change(({ keys }) => keys.some(({ id, expiresAt }) => id === key && expiresAt > now)),

    deleteOne: (kind, id) =>
      change((document) => {
        const rows: { id: string }[] = document[`${kind}s`];
        const isDeletable =
          kind !== 'connection' || document.connections.some((row) => row.id === id && row.deleting);
        const index = isDeletable ? rows.findIndex((row) => row.id === id) : -1;
        if (index >= 0) rows.splice(index, 1);
        return index >= 0;
      }),

    deleteExpired: (kind, before, limit) =>
      change((document) => {
        const rows: { id: string; expiresAt: number }[] = document[`${kind}s`];
        const expired = rows
          .filter(({ expiresAt }) => expiresAt < before)
          .toSorted((a, b) => a.expiresAt - b.expiresAt)
          .slice(0, limit);
        for (const row of expired) rows.splice(rows.indexOf(row), 1);
        const ids = new Set(expired.map(({ id }) => id));
        document.callers = document.callers.filter(({ requestId }) => !ids.has(requestId));
        document.holds = document.holds.filter(({ sessionId }) => !ids.has(sessionId));
        return expired.length;
      }),
  };
}

function find(connections: ConnectionRecord[], key: ConnectionKey): ConnectionRecord | undefined {
  if ('identityId' in key) return connections.find(({ identityId }) => identityId === key.identityId);
  return connections.find(
    ({ id, owner, deleting }) => id === key.id && !deleting && isSameOwner(owner, key.owner),
  );
}

function take<Row extends { nextCheckAt: number }>(
  rows: Row[],
  { now, until, limit }: Due,
  rank: (row: Row) => number,
): Row[] {
  return rows
    .filter(({ nextCheckAt }) => nextCheckAt <= now)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, limit)
    .map((row) => Object.assign(row, { nextCheckAt: until }));
}
