'use client';
import type { AccountRequest, RequestStatus } from '@kit/protocol';
import { notifyManager, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { chooseConnection, declineRequest } from '../client/requestCalls.ts';
import type { ClientError, Result } from '../client/result.ts';
import type { Outcome } from '../engine/types.ts';
import { useAttempt, type AttemptOptions, type UseConnectPopupResult } from '../popup/useConnectPopup.ts';
import { useConnect } from '../provider/ConnectContext.ts';
import { ownerChanged } from '../provider/queryClient.ts';
import type { RequestResponse } from './openAnswers.ts';
import { isOpen, keepRequest, refetchOpen, requestQuery } from './requestQuery.ts';
import { forgetRequest, isAsked, rememberRequest } from './seenRequests.ts';
import { isPassed, openApproval, targetOf, type RequestName } from './requestTarget.ts';
import { useResponse } from './useResponse.ts';

/** Which request to show, how to sign in, and what to call. */
export interface UseConnectionRequestOptions extends RequestName, Pick<AttemptOptions, 'mode' | 'returnTo'> {
  /**
   * Called with the answer when the account is connected, also in another tab or on another device, or when the user declines. If
   * several tabs show the request, the one in which the user has acted last calls it. An answer that the app has lost, because it still
   * waits for it, is given again. Pass `addToolApprovalResponse` of `useChat`.
   */
  onResponse?: ((response: RequestResponse) => unknown) | undefined;
}

/** The request, and functions to answer it. */
export interface UseConnectionRequestResult {
  /** The request. Undefined while it loads, if there is none, and while the session has another owner than this page or none. */
  request: AccountRequest | undefined;
  /** Status of the request. `loading` before the first response, `none` if there is no request, `failed` if it cannot be read. */
  status: RequestStatus | 'loading' | 'none' | 'failed';
  /** Opens the sign-in. Call it synchronously in the click handler; otherwise the browser blocks the popup. */
  connect: () => Promise<Outcome>;
  /** Answers the request with one of its `choices`, and ends a sign-in of this tab. Never rejects. */
  choose: (connectionId: string) => Promise<Result<AccountRequest>>;
  /** Declines the request, and ends a sign-in of this tab. Never rejects. */
  decline: () => Promise<Result<AccountRequest>>;
  /** The sign-in of this tab. */
  popup: UseConnectPopupResult;
  /** Whether a sign-in or an answer of this tab is in progress, or a read while there is no request to show. */
  isBusy: boolean;
  /** Why the request could not be read, or why the last `choose` or `decline` failed. */
  problem: ClientError | undefined;
  /** Reads the request again. Resolves when it has finished, and never rejects. */
  refetch: () => Promise<void>;
}

/** Follows a request to the user to connect an account, and answers it. */
export function useConnectionRequest(options: UseConnectionRequestOptions): UseConnectionRequestResult {
  const context = useConnect();
  const { client, queryClient } = context;
  const target = targetOf(options);
  const { data, error, isPending, isFetching, refetch } = useQuery(
    requestQuery(context, target),
    queryClient,
  );
  const isOver = isPassed(options);
  const request = useMemo(
    () => (data && isOver && isOpen(data) ? { ...data, status: 'superseded' as const } : (data ?? undefined)),
    [data, isOver],
  );

  const { part, requestId } = options;
  const approvalId = openApproval(options);
  const isSettled = isOver || (part !== undefined && approvalId === undefined);
  useEffect(() => {
    if (isSettled) void refetchOpen(context);
  }, [context, isSettled]);

  useEffect(
    () =>
      context.listen(({ type }) => {
        if (type === 'outcome') void refetchOpen(context);
      }),
    [context],
  );

  const [seenId, setSeenId] = useState<string>();
  if (isOpen(data) && data?.id !== seenId) setSeenId(data?.id);
  const isSeen = requestId !== undefined && requestId === seenId;
  useEffect(() => {
    if (isSeen) rememberRequest(requestId);
  }, [isSeen, requestId]);
  const takeLead = useResponse({
    // Without an approval, only a request that this tab has seen open is answered: the others were answered before.
    id: part ? approvalId : !isOver && (isSeen || (request && isAsked(request.id))) ? requestId : undefined,
    thread: part && options.thread,
    status: request?.status,
    onResponse:
      options.onResponse &&
      ((response) => {
        forgetRequest(response.id);
        return options.onResponse?.(response);
      }),
    onNews: () => void refetchOpen(context),
  });

  const attempt = useAttempt({
    application: request?.application ?? '',
    connectionId: request?.reconnects?.id,
    requestId: request?.id,
    mode: options.mode,
    returnTo: options.returnTo,
  });
  const { open: openAttempt, follow: followAttempt } = attempt;
  const open = useCallback(() => {
    const outcome = openAttempt();
    takeLead();
    return outcome;
  }, [takeLead, openAttempt]);
  const follow = useCallback(
    (startUrl: string) => {
      followAttempt(startUrl);
      takeLead();
    },
    [takeLead, followAttempt],
  );
  const popup: UseConnectPopupResult = { ...attempt, open, follow };

  const answer = useMutation(
    {
      mutationKey: [...context.queryKey, 'answer'], // another owner starts without the last result
      /** Null declines. */
      mutationFn: async (connectionId: string | null): Promise<Result<AccountRequest>> => {
        const id = request?.id ?? '';
        const result =
          connectionId === null
            ? await declineRequest(client, id)
            : await chooseConnection(client, id, connectionId);
        if (context.isDisposed) return ownerChanged;
        if (result.ok) await keepRequest(context, result.value);
        else await refetchOpen(context); // it may have been answered elsewhere
        await new Promise<void>((resolve) => notifyManager.schedule(resolve)); // the cards have rerendered
        return result;
      },
    },
    queryClient,
  );
  const { mutateAsync } = answer;
  const { cancel } = attempt;
  const send = useCallback(
    (connectionId: string | null) => {
      takeLead();
      cancel();
      return mutateAsync(connectionId);
    },
    [takeLead, cancel, mutateAsync],
  );
  const answerError = answer.data?.ok === false ? answer.data.error : undefined;

  return {
    request,
    status: request?.status ?? (error ? 'failed' : isPending && target ? 'loading' : 'none'),
    connect: open,
    choose: send,
    decline: useCallback(() => send(null), [send]),
    popup,
    isBusy: popup.isBusy || answer.isPending || (isFetching && !request),
    problem: request ? answerError : (error ?? undefined),
    refetch: useCallback(async () => void (await refetch()), [refetch]),
  };
}
