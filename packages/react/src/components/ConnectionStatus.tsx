'use client';
import type { ConnectionStatus as Status } from '@kit/protocol';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { joinClasses } from './joinClasses.ts';
import { strings } from './strings.ts';

const icons = {
  connected: 'check',
  pending: 'spinner',
  needs_attention: 'alert',
  unknown: 'question',
} as const satisfies Record<Status, IconName>;

export interface ConnectionStatusProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  status: Status;
}

/** What a connection is worth right now, as a badge. The reason is its tooltip, and is read to screen readers. */
export const ConnectionStatus = forwardRef<HTMLSpanElement, ConnectionStatusProps>(function ConnectionStatus(
  { status, className, ...rest },
  ref,
) {
  const { label, reason } = strings.status[status];

  return (
    <span
      title={reason}
      {...rest}
      ref={ref}
      className={joinClasses('kit-status', className)}
      data-part="status"
      data-state={status}
    >
      <Icon name={icons[status]} />
      <span data-part="status-label">{label}</span>
      <span className="kit-hidden" data-part="status-reason">
        {reason}
      </span>
    </span>
  );
});
