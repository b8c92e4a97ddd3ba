'use client';
import { forwardRef } from 'react';
import { LiveCard, type LiveBoxProps } from './LiveCard.tsx';
import { useLiveView, type LiveViewOptions } from './useLiveView.ts';

export interface LiveViewProps extends LiveViewOptions, LiveBoxProps {}

/**
 * Shows the browser that an agent works in, to the owner of its accounts: read-only until they take over. Says what is needed of them, how
 * the browser ended, or why it cannot be shown.
 */
export const LiveView = forwardRef<HTMLElement, LiveViewProps>(function LiveView(props, ref) {
  const { sessionId, sessionKey, onTakeOver, onHandBack, onEnded, ...rest } = props;
  const result = useLiveView({ sessionId, sessionKey, onTakeOver, onHandBack, onEnded });
  return <LiveCard {...rest} ref={ref} result={result} />;
});
