'use client';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { RequestPart } from '../elements/partNames.ts';
import type { RootProps } from '../elements/parts.tsx';
import { RequestCard } from './RequestCard.tsx';
import { RequestProblem } from './RequestProblem.tsx';
import { targetOf } from './requestTarget.ts';
import { useRequest, type UseConnectionRequestOptions } from './useConnectionRequest.ts';

export type ConnectionRequestProps = UseConnectionRequestOptions &
  Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className' | keyof UseConnectionRequestOptions> &
  RootProps<'section', RequestPart>;

/**
 * Asks the user to connect an account, for an agent or a job that needs it. Shows the answer if there is one. Renders nothing for a
 * part of a message that waits for no account.
 */
export const ConnectionRequest = forwardRef<HTMLElement, ConnectionRequestProps>(
  function ConnectionRequest(props, ref) {
    // A chat passes every part of its messages. Those without a request start no query.
    return targetOf(props) ? <LoadedRequest {...props} ref={ref} /> : null;
  },
);

const LoadedRequest = forwardRef<HTMLElement, ConnectionRequestProps>(function LoadedRequest(props, ref) {
  const { requestId, part, thread, onResponse, mode, returnTo, ...rest } = props;
  const result = useRequest({ requestId, part, thread, onResponse, mode, returnTo });
  const { request, problem, status } = result;
  if (request) return <RequestCard {...rest} ref={ref} request={request} result={result} />;
  // A request that cannot be read would block the chat for no visible reason.
  const isAwaited = part === undefined || part.state === 'approval-requested';
  return status === 'failed' && problem && isAwaited ? (
    <RequestProblem {...rest} ref={ref} problem={problem} onRetry={result.refetch} />
  ) : null;
});
