'use client';
import type { ConnectionStatus as Status } from '@kit/protocol';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { Hidden } from '../elements/HiddenText.tsx';
import { Icon, alert, check, question, spinner, type Drawing } from '../elements/Icon.tsx';
import type { StatusPart } from '../elements/partNames.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useStrings, writtenIn } from '../strings/useStrings.ts';

const icons = {
  connected: check,
  pending: spinner,
  needs_attention: alert,
  unknown: question,
} satisfies Record<Status, Drawing>;

export interface ConnectionStatusProps
  extends Omit<ComponentPropsWithoutRef<'span'>, 'children' | 'className'>, RootProps<'span', StatusPart> {
  status: Status;
}

/** What a connection is worth right now, as a badge. The reason is its tooltip, and is read to screen readers. */
export const ConnectionStatus = forwardRef<HTMLSpanElement, ConnectionStatusProps>(function ConnectionStatus(
  { status: given, ...props },
  ref,
) {
  const { parts, part, rest } = useRootParts(props);
  const status = given in icons ? given : 'unknown'; // a newer server may have told the app more
  const strings = useStrings();
  const { label, reason } = strings.status[status];

  return (
    <Root
      parts={parts}
      tag="span"
      name="status"
      own="connect-status"
      attributes={{
        title: reason,
        ...writtenIn(strings),
        ...rest,
        ref,
        'data-state': status,
      }}
    >
      <Icon drawing={icons[status]} />
      <span {...part('status-label')}>{label}</span>
      <Hidden name="status-reason">{reason}</Hidden>
    </Root>
  );
});
