'use client';
import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react';
import type { ClientError } from '../client/result.ts';
import { alert, Icon, spinner } from '../elements/Icon.tsx';
import type { RequestPart } from '../elements/partNames.ts';
import { Root, useRootParts, type RootProps } from '../elements/parts.tsx';
import { useProblemText } from '../strings/useProblemText.ts';
import { langAttributes, useButtonStrings } from '../strings/useStrings.ts';

/** The attributes of the box around a request. */
export type RequestBoxProps = Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'className'> &
  RootProps<'section', RequestPart>;

interface RequestProblemProps extends RequestBoxProps {
  problem: ClientError;
  onRetry: () => Promise<void>;
}

/** Why a request cannot be read. */
export const RequestProblem = forwardRef<HTMLElement, RequestProblemProps>(function RequestProblem(
  { problem, onRetry, ...props },
  ref,
) {
  const { parts, part, rest } = useRootParts(props);
  const strings = useButtonStrings();
  const text = useProblemText(problem);
  const [isRetrying, setRetrying] = useState(false);

  return (
    <Root
      parts={parts}
      tag="section"
      name="request"
      baseClass="connect-request"
      attributes={{ ...langAttributes(strings), ...rest, ref, 'data-state': 'failed' }}
    >
      <p {...part('request-message', 'connect-message')} data-state="failed" role="alert">
        <Icon drawing={alert} />
        <span>{text}</span>
      </p>
      <button
        type="button"
        {...part('retry', 'connect-button')}
        data-size="small"
        aria-busy={isRetrying}
        aria-disabled={isRetrying}
        onClick={() => {
          if (isRetrying) return;
          setRetrying(true);
          void onRetry().finally(() => setRetrying(false));
        }}
      >
        {isRetrying && <Icon drawing={spinner} />}
        <span>{strings.tryAgain}</span>
      </button>
    </Root>
  );
});
