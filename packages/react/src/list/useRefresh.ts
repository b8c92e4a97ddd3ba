'use client';
import type { Connection } from '@kit/protocol';
import { useEffect, useRef, useState } from 'react';
import { listConnections } from '../client/connectionCalls.ts';
import type { ClientError } from '../client/result.ts';
import { useDisconnect } from '../disconnect/useDisconnect.ts';
import { useApplication } from '../picker/useApplications.ts';
import { useAttempt, type UseConnectPopupResult } from '../popup/useConnectPopup.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { useAnnounce } from '../provider/LiveRegion.tsx';
import { useFormStrings } from '../strings/useFormStrings.ts';
import { openMemory } from './memory.ts';
import { accountKey, useAccountText } from './names.ts';
import type { SameAccountProps } from './SameAccount.tsx';

/** What a connection has that would be missed. The user named it, or agents have worked with it. */
const worth = ({ label, lastUsedAt }: Connection) => (label ? 2 : 0) + (lastUsedAt ? 1 : 0);

export interface RefreshResult {
  /** The sign-in for the connection that stays. */
  popup: UseConnectPopupResult;
  /** What the notice is about. */
  step: 'asking' | 'checking' | 'disconnecting';
  /** Why the rest could not be disconnected. */
  error: ClientError | undefined;
  /** Remembers the choice, when the sign-in begins. */
  start: () => void;
  /** Disconnects the rest, again after an error. */
  finish: () => void;
  /** Forgets the choice. */
  end: () => void;
}

/**
 * Signs in for one of the connections of an account, and disconnects the rest after the server has confirmed it. A sign-in that does
 * not succeed changes nothing.
 */
export function useRefresh({ connection, account, onDisconnected }: SameAccountProps): RefreshResult {
  const { client, environment = window } = useConnect();
  const strings = useFormStrings();
  const textOf = useAccountText();
  const announce = useAnnounce();
  const { disconnect } = useDisconnect();
  const { name } = useApplication(connection.application);
  const [refresh, setRefresh] = useState(() =>
    openMemory(environment).findRefresh(account.map(({ id }) => id)),
  );
  const [error, setError] = useState<ClientError>();
  const isWorking = useRef(false);

  const survivor =
    account.find(({ id }) => id === refresh?.keep) ??
    account.reduceRight((best, each) => (worth(each) >= worth(best) ? each : best), connection);
  const { id, application, connectedAt } = survivor;
  const popup = useAttempt({ application, connectionId: id });

  const { outcome } = popup;
  const renewed =
    refresh && outcome?.status === 'connected' && outcome.connection.connectedAt !== refresh.connectedAt
      ? outcome.connection
      : undefined;
  // The list may be older than the outcome.
  const status = renewed && (connectedAt < renewed.connectedAt ? renewed : survivor).status;
  const isOver =
    status === 'needs_attention' ||
    status === 'unknown' ||
    outcome?.status === 'cancelled' ||
    outcome?.status === 'failed' ||
    outcome?.status === 'expired';

  const end = () => {
    openMemory(environment).endRefresh(id);
    setRefresh(undefined);
    setError(undefined);
  };

  /** Disconnects the connections that the server, too, now lists under the name of the renewed one. */
  const disconnectRest = async (): Promise<ClientError | undefined> => {
    const list = await listConnections(client);
    if (!list.ok) return list.error;
    const kept = list.value.find((each) => each.id === id);
    // The user may have signed in to another account.
    const isSame = (each: Connection) =>
      kept?.status === 'connected' &&
      !kept.previousAccountName &&
      accountKey(each) === accountKey(kept) &&
      !each.label;
    // The row of the notice comes last, because its error is shown there.
    for (const restId of refresh?.rest ?? []) {
      const rest = list.value.find((each) => each.id === restId);
      if (!rest || !isSame(rest)) continue;
      const result = await disconnect(restId);
      if (!result.ok) return result.error;
      announce(strings.announceDisconnected(strings.account(name, textOf(rest))));
      onDisconnected?.(rest);
    }
    return undefined;
  };
  const finish = async () => {
    if (isWorking.current) return;
    isWorking.current = true;
    setError(undefined);
    const problem = await disconnectRest();
    isWorking.current = false;
    if (problem) setError(problem);
    else end();
  };

  const isReady = status === 'connected';
  const latest = useRef({ finish, end });
  useEffect(() => {
    latest.current = { finish, end };
  });
  useEffect(() => {
    if (isReady) void latest.current.finish();
  }, [isReady]);
  useEffect(() => {
    if (isOver) latest.current.end();
  }, [isOver]);

  return {
    popup,
    step: isReady ? 'disconnecting' : status === 'pending' ? 'checking' : 'asking',
    error,
    start: () => {
      const rest = account.filter((each) => each !== survivor && !each.label);
      const choice = { keep: id, connectedAt, rest: rest.map((each) => each.id) };
      openMemory(environment).startRefresh(choice);
      setRefresh(choice);
    },
    finish: () => void finish(),
    end,
  };
}
