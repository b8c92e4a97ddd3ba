'use client';
import { forwardRef, useEffect } from 'react';
import { contentFile, RequestCard, type RequestBoxProps } from './RequestCard.tsx';
import { targetOf } from './requestTarget.ts';
import { useConnectionRequest, type UseConnectionRequestOptions } from './useConnectionRequest.ts';

export interface ConnectionRequestProps extends UseConnectionRequestOptions, RequestBoxProps {}

/**
 * Asks the user to connect an account, for an agent or a job that needs it, and shows how the request ended. Renders nothing for a
 * part of a message that waits for no account.
 */
export const ConnectionRequest = forwardRef<HTMLElement, ConnectionRequestProps>(
  function ConnectionRequest(props, ref) {
    // A chat may pass every part of its messages. Those without a request start no query.
    return targetOf(props) ? <LoadedRequest {...props} ref={ref} /> : null;
  },
);

const LoadedRequest = forwardRef<HTMLElement, ConnectionRequestProps>(function LoadedRequest(props, ref) {
  const { requestId, part, thread, isSuperseded, onResponse, mode, returnTo, ...rest } = props;
  useEffect(() => contentFile.preload(), []);
  const result = useConnectionRequest({ requestId, part, thread, isSuperseded, onResponse, mode, returnTo });
  // A call that waits would block the chat for no visible reason. A call in the history blocks nothing.
  const showsProblem = result.status === 'failed' && (!part || part.state === 'approval-requested');
  return result.request || showsProblem ? <RequestCard {...rest} ref={ref} result={result} /> : null;
});
