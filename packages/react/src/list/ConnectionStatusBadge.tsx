'use client';
import type { ConnectionStatus } from '@kit/protocol';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { HiddenText } from '../elements/HiddenText.tsx';
import { alert, check, Icon, question, spinner, type IconDrawing } from '../elements/Icon.tsx';
import type { StatusPart } from '../elements/partNames.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { langAttributes, useStrings } from '../strings/useStrings.ts';

const icons = {
  connected: check,
  pending: spinner,
  needs_attention: alert,
  unknown: question,
} satisfies Record<ConnectionStatus, IconDrawing>;

/** A newer server may send others. */
export const knownStatus = (status: ConnectionStatus): ConnectionStatus =>
  status in icons ? status : 'unknown';

export interface ConnectionStatusBadgeProps
  extends Omit<ComponentPropsWithoutRef<'span'>, 'children' | 'className'>, RootProps<'span', StatusPart> {
  /** The `status` of a connection. An unsupported one is shown as `unknown`. */
  status: ConnectionStatus;
  /** Leaves out the explanation, if your own text beside the badge has it. @default false */
  hideReason?: boolean | undefined;
}

/**
 * Shows the status of a connection as a badge, with an explanation. If the account is connected, the explanation is only a tooltip, and is
 * read by screen readers.
 */
export const ConnectionStatusBadge = forwardRef<HTMLSpanElement, ConnectionStatusBadgeProps>(
  function ConnectionStatusBadge({ status: givenStatus, hideReason = false, ...props }, ref) {
    const { parts, part, rest } = useRootParts(props);
    const status = knownStatus(givenStatus);
    const strings = useStrings();
    const { label, reason } = strings.status[status];
    const isUsual = status === 'connected';

    return (
      <Root
        parts={parts}
        tag="span"
        name="status"
        baseClass="connect-status"
        attributes={{
          title: isUsual && !hideReason ? reason : undefined,
          ...langAttributes(strings),
          ...rest,
          ref,
          'data-state': status,
        }}
      >
        <Icon drawing={icons[status]} />
        <span {...part('status-label')}>{label}</span>
        {!hideReason &&
          (isUsual ? (
            <HiddenText name="status-reason">{reason}</HiddenText>
          ) : (
            <span {...part('status-reason', 'connect-status-reason')}>{reason}</span>
          ))}
      </Root>
    );
  },
);
